import { DRAFT, PUBLISHED } from './bot-file.mjs';
import { ago } from './data.mjs';
import { find, Refusal } from './refusal.mjs';

const DAY = 60 * 24;

const NOTE = {
  kind: 'quick_replies_listed',
  message:
    'Zendesk Chat shows labels of 19 characters at most, so these stand as a list in the text; a typed number or label counts as the press.',
};

function stored(state, id) {
  if (!state.bots.has(id)) {
    state.bots.set(id, {
      file: DRAFT,
      revision: 7,
      updated_at: ago(3),
      versions: PUBLISHED.map(({ file, note, days, author }, index) => ({
        number: index + 1,
        author,
        note,
        created_at: ago(days * DAY),
        file,
      })),
    });
  }
  return state.bots.get(id);
}

const shown = ({ number, author, note, created_at, file }, versions) => ({
  number,
  name: 'Acme helper',
  entries: entriesOf(file),
  author,
  note,
  created_at,
  live: versions.length === number,
});

const entriesOf = (file) => (file.match(/- name:/g) ?? []).length;

function notesOf(file) {
  const line = file.split('\n').findIndex((text) => text.includes('quick_replies:')) + 1;
  return line === 0 ? [] : [{ line, column: 9, path: 'faq[0].bot_says[0].quick_replies', ...NOTE }];
}

export function botOf(state, id) {
  const business = find(state.businesses, id.replace('bot-', ''), 'bot');
  const { file, revision, updated_at, versions } = stored(state, id);
  const live = versions.at(-1);
  return {
    id,
    business_id: business.id,
    name: business.bot.name,
    languages: business.languages,
    file,
    revision,
    updated_at,
    entries: entriesOf(file),
    published: shown(live, versions),
    draft_differs: live.file !== file,
    notes: notesOf(file),
  };
}

function draft(state, id, file) {
  const bot = stored(state, id);
  state.bots.set(id, { ...bot, file, revision: bot.revision + 1, updated_at: ago(0) });
  return botOf(state, id);
}

function upToDate(state, id, revision) {
  if (revision !== stored(state, id).revision) {
    throw new Refusal(409, 'bot_changed', 'The file was saved by somebody else in the meantime.');
  }
}

export function saveFile(state, id, body) {
  upToDate(state, id, body.revision);
  const problems = body.file.split('\n').flatMap((line, index) =>
    /\t|bot_say:/.test(line)
      ? [
          {
            line: index + 1,
            column: 5,
            path: 'faq[0]',
            message: `“${line.trim()}” is not known here.`,
            fix: 'Did you mean bot_says?',
          },
        ]
      : [],
  );
  if (problems.length > 0) {
    throw new Refusal(
      422,
      'bot_file_invalid',
      'The file was not saved, because it has a problem that would keep the bot from starting. Mend what is listed and save again.',
      problems,
    );
  }
  return draft(state, id, body.file);
}

export function publish(state, id, { note = '', revision }) {
  if (revision !== undefined) upToDate(state, id, revision);
  const { file, versions } = stored(state, id);
  const number = versions.length + 1;
  versions.push({ number, author: 'Alex Berger', note, created_at: ago(0), file });
  return shown(versions.at(-1), versions);
}

export function versionsOf(state, id) {
  const { versions } = stored(state, id);
  return versions.map((version) => shown(version, versions)).reverse();
}

function fileOf(state, id, side) {
  const { file, versions } = stored(state, id);
  if (side === 'draft') return file;
  const found = versions.find(({ number }) => String(number) === side);
  if (!found) throw new Refusal(404, 'unknown_version', `There is no version ${side}.`);
  return found.file;
}

export function restore(state, id, number, { revision }) {
  if (revision !== undefined) upToDate(state, id, revision);
  return draft(state, id, fileOf(state, id, number));
}

/** Each line of both with its sign, by the longest common lines; files of a mock are short. */
function signed(old, now) {
  const common = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a -= 1)
    for (let b = now.length - 1; b >= 0; b -= 1)
      common[a][b] =
        old[a] === now[b] ? common[a + 1][b + 1] + 1 : Math.max(common[a + 1][b], common[a][b + 1]);
  const lines = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    if (a < old.length && old[a] === now[b]) {
      lines.push({ sign: ' ', text: old[a], a: ++a, b: ++b });
    } else if (b >= now.length || (a < old.length && common[a + 1][b] >= common[a][b + 1])) {
      lines.push({ sign: '-', text: old[a], a: ++a, b });
    } else lines.push({ sign: '+', text: now[b], a, b: ++b });
  }
  return lines;
}

const AROUND = 3;

export function diff(state, id, from, to) {
  const lines = signed(fileOf(state, id, from).split('\n'), fileOf(state, id, to).split('\n'));
  const changed = (at) => lines[at] !== undefined && lines[at].sign !== ' ';
  const near = lines.map((_, at) =>
    Array.from({ length: 2 * AROUND + 1 }, (__, by) => at + by - AROUND).some(changed),
  );
  const hunks = [];
  for (const [at, line] of lines.entries()) {
    if (!near[at]) continue;
    if (near[at - 1]) hunks.at(-1).push(line);
    else hunks.push([line]);
  }
  const count = (list, sign) => list.filter((line) => line.sign === sign).length;
  const text = (hunk) => {
    const [old, now] = [hunk.length - count(hunk, '+'), hunk.length - count(hunk, '-')];
    const [{ sign, a, b }] = hunk;
    const head = `@@ -${sign === '+' ? a + 1 : a},${old} +${sign === '-' ? b + 1 : b},${now} @@\n`;
    return head + hunk.map((line) => `${line.sign}${line.text}\n`).join('');
  };
  return {
    from: from === 'draft' ? 'draft' : `version ${from}`,
    to: to === 'draft' ? 'draft' : `version ${to}`,
    added: count(lines, '+'),
    removed: count(lines, '-'),
    unified: hunks.length === 0 ? '' : `--- ${from}\n+++ ${to}\n${hunks.map(text).join('')}`,
  };
}

export function importFaq(state, id, table) {
  const rows = table.trim().split('\n');
  const wrong = rows.findIndex((row) => !/[,\t]/.test(row));
  if (wrong !== -1) {
    throw new Refusal(422, 'faq_table_invalid', 'Nothing was added: the table has a problem.', [
      { line: wrong + 1, column: 1, path: '', message: 'There is no answer.', fix: 'Put a comma.' },
    ]);
  }
  const added = rows
    .filter((row) => !/^question[,\t]answer$/.test(row.trim()))
    .map((row, index) => {
      const [questions, ...answer] = row.split(/[,\t]/);
      return `\n  - name: imported_${index + 1}\n    user_says: [${questions.split('|').join(', ')}]\n    bot_says:\n      - ${answer.join(',')}\n`;
    });
  return { file: stored(state, id).file + added.join('') };
}
