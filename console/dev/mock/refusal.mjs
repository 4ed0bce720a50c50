/** An error in the API's own form. */
export class Refusal extends Error {
  constructor(status, error, text, problems) {
    super(text);
    this.status = status;
    this.body = { error, message: text, ...(problems ? { problems } : {}) };
  }
}

export function find(list, id, what) {
  const found = list.find((each) => String(each.id) === id);
  if (!found)
    throw new Refusal(
      404,
      `unknown_${what}`,
      `There is no ${what} ${id}. It may have been removed, or the link is cut off.`,
    );
  return found;
}
