import { boolean, id, nothing, object, string, type Decoded } from './decode';
import { ApiError } from './errors';
import { change, get, rememberCsrfToken } from './http';

const session = object({
  user: object({ id, name: string, email: string }),
  csrf_token: string,
});

export type Session = Decoded<typeof session>;

export interface NewAdministrator {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

function begun(value: Session): Session {
  rememberCsrfToken(value.csrf_token);
  return value;
}

/** The session of this browser, or null when nobody is signed in. */
export async function fetchSession(signal?: AbortSignal): Promise<Session | null> {
  try {
    return begun(await get('/api/v1/session', session, signal));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

export async function signIn(email: string, password: string): Promise<Session> {
  return begun(await change('POST', '/api/v1/session', session, { email, password }));
}

export async function signOut(): Promise<void> {
  await change('DELETE', '/api/v1/session', nothing);
  rememberCsrfToken(null);
}

export function fetchSetup(signal?: AbortSignal): Promise<{ needed: boolean }> {
  return get('/api/v1/setup', object({ needed: boolean }), signal);
}

export async function createAdministrator(administrator: NewAdministrator): Promise<Session> {
  return begun(await change('POST', '/api/v1/setup', session, administrator));
}
