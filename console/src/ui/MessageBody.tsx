import type { Message, MessageButton, MessageCard } from '../api/messages';
import classes from './message.module.css';

type Press = (sends: string, label: string) => void;

interface ButtonsProps {
  readonly buttons: readonly MessageButton[];
  readonly label: string;
  readonly round?: boolean;
  readonly press: Press | undefined;
}

interface LabelProps {
  readonly button: MessageButton;
  readonly press: Press | undefined;
}

function Label({ button: { label, sends, url }, press }: LabelProps) {
  if (url !== null) {
    return (
      <a href={url} target="_blank" rel="noreferrer noopener">
        {label}
      </a>
    );
  }
  if (press === undefined || sends === null) return label;
  return (
    <button type="button" onClick={() => press(sends, label)}>
      {label}
    </button>
  );
}

/** What a press does stands in the title: it sends other words than it shows, or opens an address. */
function Buttons({ buttons, label, round = false, press }: ButtonsProps) {
  if (buttons.length === 0) return null;
  return (
    <ul className={classes['buttons']} aria-label={label} data-round={round}>
      {buttons.map((button, index) => (
        <li key={index} dir="auto" title={button.url ?? button.sends ?? undefined}>
          <Label button={button} press={press} />
        </li>
      ))}
    </ul>
  );
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host || address : address;
}

interface CardProps {
  readonly card: MessageCard;
  readonly press: Press | undefined;
}

/** Pictures are not fetched: the page loads nothing from elsewhere. Their address is a link. */
function Card({ card, press }: CardProps) {
  return (
    <li className={classes['card']} data-testid="message-card">
      {card.image !== null && (
        <a
          className={classes['picture']}
          href={card.image}
          title={card.image}
          target="_blank"
          rel="noreferrer noopener"
        >
          Picture
        </a>
      )}
      <div className={classes['title']} dir="auto">
        {card.title}
      </div>
      {card.description !== null && (
        <div className={classes['description']} dir="auto">
          {card.description}
        </div>
      )}
      {card.link !== null && (
        <a
          className={classes['link']}
          href={card.link}
          title={card.link}
          target="_blank"
          rel="noreferrer noopener"
        >
          {hostOf(card.link)}
        </a>
      )}
      <Buttons buttons={card.buttons} label={`Buttons of ${card.title}`} press={press} />
    </li>
  );
}

interface MessageBodyProps {
  readonly message: Message;
  readonly delivery?: string | null;
  /** Given where a button can be tried: called with the words that it sends and those it shows. */
  readonly press?: Press;
}

/** A message of the bot below its text: cards side by side or as a list, then what can be pressed. */
export function MessageBody({ message, delivery = null, press }: MessageBodyProps) {
  return (
    <div
      className={classes['message']}
      data-testid="message-body"
      data-kind={message.kind}
      data-delivery={delivery ?? undefined}
    >
      {message.cards.length > 0 && (
        <ul className={classes['cards']} aria-label={message.kind}>
          {message.cards.map((card, index) => (
            <Card key={index} card={card} press={press} />
          ))}
        </ul>
      )}
      <Buttons buttons={message.buttons} label="Buttons" press={press} />
      <Buttons buttons={message.quick_replies} label="Quick replies offered" press={press} round />
    </div>
  );
}
