const CODES = [
  'en',
  'ar',
  'bg',
  'bn',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'et',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'mr',
  'ms',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'ta',
  'te',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
] as const;

export function languageName(code: string, locale?: string): string {
  const names = new Intl.DisplayNames(locale === undefined ? ['en'] : [locale], {
    type: 'language',
  });
  return names.of(code) ?? code;
}

/** For the selection: English first, the others by their names. */
export function languageOptions(): { value: string; label: string }[] {
  const [english, ...others] = CODES.map((value) => ({ value, label: languageName(value) }));
  others.sort((a, b) => a.label.localeCompare(b.label));
  return english === undefined ? others : [english, ...others];
}
