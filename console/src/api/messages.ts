import { array, nullable, object, string, withDefault, type Decoded } from './decode';

const button = object({ label: string, sends: nullable(string), url: nullable(string) });

const card = object({
  title: string,
  description: nullable(string),
  image: nullable(string),
  link: nullable(string),
  buttons: withDefault(array(button), []),
});

/** One shape for every kind of message, so that a kind that is new to this page is drawn as well. */
export const message = object({
  kind: string,
  text: nullable(string),
  cards: withDefault(array(card), []),
  buttons: withDefault(array(button), []),
  quick_replies: withDefault(array(button), []),
});

export type Message = Decoded<typeof message>;
export type MessageCard = Message['cards'][number];
export type MessageButton = Message['buttons'][number];
