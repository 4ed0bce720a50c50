import { nullable, object, string, type Decoded } from './decode';
import { get } from './http';

const about = object({
  name: string,
  version: string,
  demo: nullable(
    object({
      visitor: string,
      desk: string,
      dashboard: string,
      email: nullable(string),
      password: nullable(string),
    }),
  ),
});

export type About = Decoded<typeof about>;
export type Demo = NonNullable<About['demo']>;

export function fetchAbout(signal?: AbortSignal): Promise<About> {
  return get('/api/v1/about', about, signal);
}
