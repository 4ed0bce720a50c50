const PATHS = {
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  tick: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  open: 'M9 3h4v4M13 3 7.5 8.5M11.5 9.5V13H3V4.5h3.5',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  plus: 'M8 3v10M3 8h10',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  overview: 'M2.5 2.5h11v4h-11zM2.5 9.5h4.5v4h-4.5zM10 9.5h3.5v4H10z',
  channels:
    'M4 12.5a6 6 0 0 1 0-9M12 3.5a6 6 0 0 1 0 9M6 10.3a3 3 0 0 1 0-4.6M10 5.7a3 3 0 0 1 0 4.6',
  conversations: 'M2.5 3h9v6.5h-5L4 11.8V9.5H2.5zM13.5 6v7l-2.2-2H7',
  handOvers: 'M2.5 3.5h11v7H9L6 13v-2.5H2.5zM5.5 7h4.5M8.5 5.5 10 7 8.5 8.5',
  bot: 'M3 6h10v7H3zM8 3v3M6 9v1M10 9v1M1.5 8.5v2M14.5 8.5v2',
  businesses: 'M2.5 13.5v-8l5.5-3 5.5 3v8zM6.5 13.5V10h3v3.5',
  token: 'M9.8 9.2a3.6 3.6 0 1 0-3-3L2.5 10.5v3h3v-2h2v-2z',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5V3M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1',
  person:
    'M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM2.8 13.5c.5-2.7 2.5-4 5.2-4s4.7 1.3 5.2 4',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3M8 11.4v.2',
  bolt: 'M9 1.5 3.5 9H7.5L7 14.5 12.5 7H8.5z',
  gear: 'M8 5.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M3.6 12.4 5 11M11 5l1.4-1.4',
  arrow: 'M3 8h9.5M9 4.5 12.5 8 9 11.5',
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn beside words, never instead of them, so that screen readers need not hear of it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
