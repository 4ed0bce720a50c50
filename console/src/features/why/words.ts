/** What decided a turn: the server's names of its rules, as sentences. */
const RULES: Readonly<Record<string, string>> = {
  option: 'An option was picked; what it sends leads to the node.',
  did_you_mean: 'One of the nodes was picked that the bot had named.',
  correction: 'The visitor put a value right.',
  connection: 'A connection of the node where the conversation was.',
  faq: 'A question that can be asked at any time; the flow keeps its place.',
  answer: 'It answers what the bot had asked for.',
  start: 'It fits a node that a conversation can begin with.',
  wish_for_a_person: 'The visitor wishes for a person.',
  small_talk: 'Small talk; the flow keeps its place.',
  several: 'Several nodes were about equally near, so the bot asked which was meant.',
  near_miss:
    'No node was near enough to answer, but some came close, so the bot asked whether one was meant.',
  call_ended: 'The service that the bot had asked was done.',
  break: 'Nothing was near enough.',
};

/** In words; what only a newer server knows is shown as it came. */
function inWords(words: Readonly<Record<string, string>>, name: string): string {
  const key = name.toLowerCase();
  return Object.hasOwn(words, key) ? (words[key] ?? name) : name;
}

export function ruleWords(rule: string): string {
  return inWords(RULES, rule);
}

/** What judged a message, as sentences. */
const JUDGES: Readonly<Record<string, string>> = {
  exact: 'It is one of the bot’s own sentences.',
  models: 'By sentence models.',
  words: 'By its words alone, without a sentence model.',
};

export function judgeWords(judge: string): string {
  return inWords(JUDGES, judge);
}

/** From here on a candidate is taken for meant; the same for every bot. */
export const THRESHOLD = 0.5;

export function score(confidence: number): string {
  return confidence.toFixed(2);
}
