/** The file of the first business's bot as it was published, version after version. */

const head = (breakMessage) => `# What the bot of Acme Shop knows.
name: Acme helper
languages: [en, de]

settings:
  break_message: ${breakMessage}
  hand_over:
    after_misses: 2
    department: Support
`;

const ENTITY = `
entities:
  - name: order_number
    type: shape
    shapes: ["AB-######"]
    prompt: What is your order number? It stands in the e-mail that confirms the order.
`;

const TRACKING = `
nodes:
  - name: track_order
    type: start
    label: Track my parcel
    user_says:
      - where is my order?
      - where is my parcel?
      - track my parcel
    asks: [order_number]
    bot_says:
      - Order {order_number} left us yesterday.
`;

const faq = (delivery, more = '') => `
faq:
  - name: delivery_time
    label: Delivery time
    user_says:
      - How long does delivery take?
      - When will my parcel arrive?
    bot_says:
      - text: ${delivery}
        quick_replies: [Track my parcel, Talk to a human]

  - name: returns
    label: Returns
    user_says:
      - How do I send something back?
      - Can I return my order?
    bot_says:
      - You have 30 days. The label is in the parcel.

  - name: opening_hours
    user_says:
      - When are you open?
    bot_says:
      - Monday to Friday, 9 to 18 o’clock.
${more}`;

const FIRST = head('I did not understand that.') + faq('About a week.');
const SECOND =
  head('Sorry, I did not get that. Could you say it in other words?') + faq('About a week.');
const THIRD =
  head('Sorry, I did not get that. Could you say it in other words?') +
  ENTITY +
  TRACKING +
  faq('Two to five working days within the country.');

export const DRAFT =
  head('Sorry, I did not get that. Could you say it in other words?') +
  ENTITY +
  TRACKING +
  faq(
    'Two to four working days within the country.',
    `
  - name: gift_wrap
    user_says: [Do you wrap gifts?, gift wrapping]
    bot_says:
      - Yes, for 2 €. Tick “Gift” in the basket, and write your greeting beneath it; we print it on a card of its own.
`,
  );

export const PUBLISHED = [
  { file: FIRST, note: '', days: 12, author: 'Alex Berger' },
  { file: SECOND, note: 'Kinder words when we do not understand', days: 9, author: 'Mira Okonkwo' },
  {
    file: THIRD,
    note: 'Visitors can ask where their parcel is; delivery times as agreed with the new carrier on the 14th',
    days: 2,
    author: 'Alex Berger',
  },
];
