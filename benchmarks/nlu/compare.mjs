// Trains node-nlp and Deskhand on one CSV file, asks both for each line of another, and prints a table.
//   node compare.mjs --train FILE --test FILE [--out-of-scope LABEL] [--language en] [--deskhand COMMAND]

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import { NlpManager } from "node-nlp";

const NOTHING = "\u0000nothing the bot knows";
const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

const { values: options } = parseArgs({
    options: {
        train: { type: "string" },
        test: { type: "string" },
        "out-of-scope": { type: "string" },
        language: { type: "string", default: "en" },
        profiles: { type: "string", default: "lexical,fast,thorough" },
        deskhand: {
            type: "string",
            default: fileURLToPath(new URL("../../deskhand", import.meta.url)),
        },
    },
});
if (!options.train || !options.test) {
    console.error("Both --train FILE and --test FILE are needed; see README.md.");
    process.exit(2);
}

const read = (file) => parse(readFileSync(file), { columns: true, bom: true });
const train = read(options.train).filter((row) => row.label !== options["out-of-scope"]);
const known = new Set(train.map((row) => row.label));
const outOfScope = (label) =>
    options["out-of-scope"] ? label === options["out-of-scope"] : !known.has(label);
const test = read(options.test).map((row) => ({
    sentence: row.sentence,
    meant: outOfScope(row.label) ? NOTHING : row.label,
}));

const rows = [await nodeNlp()];
for (const profile of options.profiles.split(",").filter(Boolean)) {
    rows.push(deskhand(profile));
}
print(rows);

/** As its documentation starts: English, defaults, its own "None" for what it does not know. */
async function nodeNlp() {
    const manager = new NlpManager({
        languages: [options.language],
        forceNER: false,
        autoSave: false,
        nlu: { log: false },
    });
    for (const row of train) {
        manager.addDocument(options.language, row.sentence, row.label);
    }
    const start = performance.now();
    await manager.train();
    const trainMs = performance.now() - start;
    for (const row of train.slice(0, 300)) {
        await manager.process(options.language, row.sentence + " warm up");
    }
    const answers = [];
    const cpu = [];
    for (const row of test) {
        const before = process.cpuUsage();
        const result = await manager.process(options.language, row.sentence);
        const used = process.cpuUsage(before);
        cpu.push((used.user + used.system) / 1000);
        const best = result.classifications?.[0] ?? { intent: "None", score: 1 };
        answers.push(best);
    }
    cpu.sort((a, b) => a - b);
    const at = (threshold) =>
        scores(
            answers.map((best) =>
                best.intent === "None" || best.score < threshold ? NOTHING : best.intent,
            ),
        );
    return {
        name: "node-nlp " + version("node-nlp"),
        low: at(0.1),
        usual: at(0.5),
        bestMcc: Math.max(...THRESHOLDS.map((threshold) => at(threshold).mcc)),
        p50: quantile(cpu, 0.5),
        p99: quantile(cpu, 0.99),
        trainMs,
    };
}

function deskhand(profile) {
    const args = ["nlu", "evaluate", "--train", options.train, "--test", options.test];
    if (options["out-of-scope"]) {
        args.push("--out-of-scope", options["out-of-scope"]);
    }
    const report = JSON.parse(
        execFileSync(options.deskhand, [...args, "--profile", profile, "--json"], {
            encoding: "utf8",
        }),
    );
    return {
        name: "Deskhand, " + profile,
        low: renamed(report.thresholds[0]),
        usual: renamed(report.default),
        bestMcc: Math.max(...report.thresholds.map((each) => each.mcc)),
        p50: report.latency_ms.p50,
        p99: report.latency_ms.p99,
        trainMs: report.train_ms,
    };
}

function renamed({ in_scope_accuracy: inScope, oos_recall: oosRecall, mcc }) {
    return { inScope, oosRecall, mcc };
}

function scores(found) {
    const count = (list) => {
        const times = new Map();
        list.forEach((label) => times.set(label, (times.get(label) ?? 0) + 1));
        return times;
    };
    const meant = test.map((row) => row.meant);
    const right = meant.filter((label, i) => label === found[i]).length;
    const share = (wanted) => {
        const places = meant.flatMap((label, i) => (wanted(label) ? [i] : []));
        return places.length
            ? places.filter((i) => meant[i] === found[i]).length / places.length
            : null;
    };
    const n = meant.length;
    const [byMeant, byFound] = [count(meant), count(found)];
    const square = (map) => [...map.values()].reduce((sum, times) => sum + times ** 2, 0);
    const chance = [...byMeant].reduce(
        (sum, [label, times]) => sum + times * (byFound.get(label) ?? 0),
        0,
    );
    const spread = (n * n - square(byMeant)) * (n * n - square(byFound));
    return {
        inScope: share((label) => label !== NOTHING),
        oosRecall: share((label) => label === NOTHING),
        mcc: spread === 0 ? 0 : (right * n - chance) / Math.sqrt(spread),
    };
}

function quantile(sorted, share) {
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function version(name) {
    const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
    return JSON.parse(readFileSync(file, "utf8")).version;
}

function print(table) {
    const percent = (value) => (value === null ? "-" : (value * 100).toFixed(1));
    console.log(
        `${train.length} sentences of ${known.size} intents learnt, ${test.length} asked; ` +
            `${cpus()[0].model.trim()}, load average ${loadavg()[0].toFixed(1)}, Node ${process.version}\n`,
    );
    console.log(
        "| | in scope at 0.1, % | in scope at 0.5, % | OOS recall at 0.5, % | MCC at 0.5 | best MCC | CPU ms p50 / p99 | training s |",
    );
    console.log("|---|---|---|---|---|---|---|---|");
    for (const row of table) {
        const cells = [
            row.name,
            percent(row.low.inScope),
            percent(row.usual.inScope),
            percent(row.usual.oosRecall),
            row.usual.mcc.toFixed(3),
            row.bestMcc.toFixed(3),
            `${row.p50.toFixed(2)} / ${row.p99.toFixed(2)}`,
            (row.trainMs / 1000).toFixed(1),
        ];
        console.log(`| ${cells.join(" | ")} |`);
    }
}
