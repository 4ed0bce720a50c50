/** Messages of the bot, in the server's one shape for every kind. */

const button = (label, sends, url = null) => ({ label, sends, url });

const card = (title, description, image, link, buttons = []) => ({
  title,
  description,
  image,
  link,
  buttons,
});

const shown = (kind, text, cards, buttons = []) => ({
  message: { kind, text, cards, buttons, quick_replies: [] },
});

const SHOP = 'https://shop.example';

export const reply = (text, labels = []) => ({
  text,
  quick_replies: labels,
  message: {
    kind: 'text',
    text,
    cards: [],
    buttons: [],
    quick_replies: labels.map((label) => ({ label, sends: label, url: null })),
  },
});

export const BUTTONS = shown(
  'buttons',
  'Sorry, I did not get that. Could you say it in other words?',
  [],
  [button('Track my parcel', 'where is my parcel'), button('Our help pages', null, `${SHOP}/help`)],
);

export const CAROUSEL = shown('carousel', null, [
  card('Green tea', 'Mild, from Uji', `${SHOP}/green.png`, `${SHOP}/green`, [
    button('Buy', 'buy green tea'),
  ]),
  card('Black tea', null, null, `${SHOP}/black`, [button('Buy', 'buy black tea')]),
]);

export const LIST = shown(
  'list',
  null,
  [
    card('Returns', 'Within 30 days', null, `${SHOP}/returns`),
    card('Lost parcels', 'We look for them', null, `${SHOP}/lost`),
  ],
  [button('All pages', null, `${SHOP}/help`)],
);
