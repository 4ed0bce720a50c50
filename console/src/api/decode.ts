/**
 * Decoders turn what came over the wire into typed values, or say where it was not as agreed.
 * The server is ours, yet a proxy's HTML page or a newer server must not become `undefined` in a page.
 */
export type Decoder<T> = (value: unknown, path: string) => T;
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

export class DecodeError extends Error {
  constructor(
    readonly path: string,
    expected: string,
  ) {
    super(`${path === '' ? 'the answer' : path} is not ${expected}`);
    this.name = 'DecodeError';
  }
}

export const string: Decoder<string> = (value, path) => {
  if (typeof value !== 'string') throw new DecodeError(path, 'a text');
  return value;
};

export const number: Decoder<number> = (value, path) => {
  if (typeof value !== 'number') throw new DecodeError(path, 'a number');
  return value;
};

export const boolean: Decoder<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new DecodeError(path, 'true or false');
  return value;
};

/** Identifiers are numbers or texts on the wire; pages only pass them on, so they are texts here. */
export const id: Decoder<string> = (value, path) => {
  if (typeof value === 'number') return String(value);
  return string(value, path);
};

/** A moment: ISO-8601 text, or seconds since 1970 where a protocol of others prescribes a number. */
export const moment: Decoder<string> = (value, path) => {
  if (typeof value === 'number') return new Date(value * 1000).toISOString();
  const text = string(value, path);
  if (Number.isNaN(Date.parse(text))) throw new DecodeError(path, 'a time');
  return text;
};

export function nullable<T>(inner: Decoder<T>): Decoder<T | null> {
  return (value, path) => (value === null || value === undefined ? null : inner(value, path));
}

export function withDefault<T>(inner: Decoder<T>, fallback: T): Decoder<T> {
  return (value, path) => (value === null || value === undefined ? fallback : inner(value, path));
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Decoder<T> {
  return (value, path) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new DecodeError(path, `one of ${allowed.join(', ')}`);
    return found;
  };
}

export function array<T>(inner: Decoder<T>): Decoder<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new DecodeError(path, 'a list');
    return value.map((item: unknown, index) => inner(item, `${path}[${String(index)}]`));
  };
}

type Shape = Record<string, Decoder<unknown>>;
type FromShape<S extends Shape> = { [K in keyof S]: Decoded<S[K]> };

/** Fields that are not in the shape are left out, so that a newer server may add some. */
export function object<S extends Shape>(shape: S): Decoder<FromShape<S>> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new DecodeError(path, 'an object');
    }
    const fields = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [name, decode] of Object.entries(shape)) {
      result[name] = decode(fields[name], path === '' ? name : `${path}.${name}`);
    }
    return result as FromShape<S>;
  };
}

export const nothing: Decoder<null> = () => null;
