import { array, id, nullable, number, object, string, withDefault, type Decoded } from './decode';

const problem = object({
  field: nullable(string),
  path: nullable(string),
  line: nullable(number),
  column: nullable(number),
  message: withDefault(string, ''),
  fix: nullable(string),
});

export type Problem = Decoded<typeof problem>;

const errorBody = object({
  error: id,
  message: string,
  problems: withDefault(array(problem), []),
  retry_after_seconds: nullable(number),
});

/** The server answered, and the answer was no. `message` is written for a person. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problems: readonly Problem[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** What the server says of one field of a form, or null. */
  problemOf(field: string): string | null {
    return this.problems.find((candidate) => candidate.field === field)?.message ?? null;
  }
}

/** No answer came: the server is down, or the network is. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super(
      'Deskhand cannot be reached. Either the server has stopped or this computer has lost the network. ' +
        'Nothing was changed; try again in a moment.',
      { cause },
    );
    this.name = 'NetworkError';
  }
}

/** An answer came that this page does not understand, mostly after an update of the server. */
export class UnexpectedAnswerError extends Error {
  constructor(where: string, why: string, options?: ErrorOptions) {
    super(
      `The server's answer to ${where} was not understood (${why}). ` +
        'The server may have been updated: reload this page. If that does not help, look into the server’s log.',
      options,
    );
    this.name = 'UnexpectedAnswerError';
  }
}

export function apiErrorFrom(status: number, body: unknown, where: string): Error {
  try {
    const decoded = errorBody(body, '');
    return new ApiError(
      status,
      decoded.error,
      decoded.message,
      decoded.problems,
      decoded.retry_after_seconds,
    );
  } catch {
    // Not one of our errors: a proxy's page, for instance. The status is all there is to say.
    return new UnexpectedAnswerError(where, `status ${String(status)}`);
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401 && error.code !== 'bad_credentials';
}

export function hasCode(error: unknown, code: string): error is ApiError {
  return error instanceof ApiError && error.code === code;
}
