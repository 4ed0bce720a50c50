import { array, nullable, number, object, string, withDefault, type Decoded } from './decode';

/**
 * Why a turn came out as it did. The rule is a text: one that only a newer server knows is shown
 * as it came.
 */
export const why = object({
  language: withDefault(string, ''),
  understood: withDefault(string, ''),
  /** `exact`, `models` or `words`; null: nothing was compared, or an older server kept none. */
  understood_by: withDefault(nullable(string), null),
  candidates: withDefault(array(object({ name: string, confidence: number })), []),
  values: withDefault(
    array(object({ entity: string, value: string, words: withDefault(string, '') })),
    [],
  ),
  rule: string,
  path: withDefault(array(string), []),
});

export type Why = Decoded<typeof why>;
export type Candidate = Why['candidates'][number];
