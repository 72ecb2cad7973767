import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {type Entry, entriesOf} from '../../source/demo/scenario/app.ts';
import {app} from '../../source/demo/scenario/harbor.ts';
import {clusterRules} from '../../source/rules/all-rules.ts';
import type {Finding, Fix} from '../../source/rules/finding.ts';
import {fixText} from '../../source/rules/lib/fixes/fix-text.ts';
import {applyFix} from '../_helpers/applied-fix.ts';
import {noon} from '../_helpers/demo-api.ts';
import {demoStore, diagnosedStore} from '../_helpers/demo-store.ts';
import {hostileName} from '../_helpers/hostile.ts';
import {randomObjects} from '../_helpers/random-objects.ts';

/** What the demo's controllers never leave behind, and what random clusters seldom have. */
const ungenerated = new Set([
	...['bad-address', 'no-slice', 'slice-missing-pod', 'slice-stale-extra'],
	...['rollout-stuck', 'node-not-ready', 'kube-proxy-unhealthy', 'coredns-crash', 'endpoints-not-mirrored'],
	'ingress-controller-empty',
]);

const generated: ReadonlyArray<readonly Entry[]> = Array.from({length: 50}, (_, seed) => randomObjects(seed));
const stores = generated.map(objects => demoStore(objects));
const diagnosed = stores.map(store => diagnosedStore(store));
const found = diagnosed.flatMap(each => [...each.values()].flat());
const commands = found
	.flatMap(({fixes}) => fixes)
	.filter((fix): fix is Extract<Fix, {readonly kind: 'command'}> => fix.kind === 'command');

test('the random clusters are broken in every way', () => {
	const codes = new Set(found.map(({code}) => code));
	expect(clusterRules.map(({code}) => code).filter(code => !codes.has(code) && !ungenerated.has(code))).toEqual([]);
});

test('the order in which objects arrive changes nothing', {timeout: 60_000}, () => {
	for (const [seed, store] of stores.entries()) {
		expect(diagnosedStore(store, {isReversed: true}), `seed ${seed}`).toStrictEqual(diagnosed[seed]);
	}
});

test('a namespace that has nothing to do with them changes nothing', {timeout: 60_000}, () => {
	const hermit = entriesOf({...app('hermit', '150.1'), namespace: 'far'}, noon);
	for (const [seed, objects] of generated.entries()) {
		const after = new Map(diagnosedStore(demoStore([...objects, ...hermit])));
		expect(after.get('far/hermit')).toEqual([]);
		after.delete('far/hermit');
		expect(after, `seed ${seed}`).toStrictEqual(diagnosed[seed]);
	}
});

test('an error is certain, and nothing is said without evidence or in more than one line', () => {
	for (const {code, severity, confidence, evidence, cause} of found) {
		expect(severity !== 'error' || confidence === 'certain', code).toBe(true);
		expect(evidence.length, code).toBeGreaterThan(0);
		expect(cause).not.toMatch(/\n|undefined|null|NaN|\[object/);
		expect(JSON.stringify(evidence), code).not.toMatch(/undefined|NaN|\[object/);
	}
});

test('a shell reads each command as it is meant, with the context and the namespace named', () => {
	const context = `it's my ${hostileName}`;
	const texts = [...new Map(commands.map(fix => [fixText(fix, {context}), fix]))];
	const script = texts.map(([text]) => `set -- ${text}; printf '%s\\0' "$@" END`).join('\n');
	const read = execFileSync('sh', ['-c', script]).toString().split('\0END\0').slice(0, -1);
	expect(texts.length).toBeGreaterThan(100);
	expect(read.map(words => words.split('\0'))).toEqual(
		texts.map(([, {argv}]) => [argv[0], '--context', context, ...argv.slice(1)]),
	);
	for (const {argv} of commands) {
		// Nodes are in no namespace.
		expect(argv[1] === '-n' || argv.includes('-A') || argv.includes('node'), argv.join(' ')).toBe(true);
	}
});

/** A command is tried for as many findings of a rule. */
const enough = 2;

/** Those of the same rule, but for what only follows from something that was hidden before. */
const same = ({code}: Finding, findings: readonly Finding[], before: readonly Finding[]) =>
	findings.filter(
		each => each.code === code && (!each.foldedUnder || before.some(known => known.code === each.foldedUnder)),
	);

// Some hundred clusters are made for it.
test('what a command is proposed for is gone once that command was run', {timeout: 60_000}, () => {
	const mended = new Map<string, number>();
	for (const [seed, objects] of generated.entries()) {
		for (const [key, findings] of diagnosed[seed]!) {
			for (const finding of findings) {
				for (const fix of finding.fixes) {
					const times = mended.get(finding.code) ?? 0;
					if (fix.kind !== 'command' || !fix.mutating || times === enough) {
						continue;
					}

					const store = demoStore(objects);
					if (!applyFix(store, fix.argv)) {
						continue;
					}

					mended.set(finding.code, times + 1);
					const after = same(finding, diagnosedStore(store).get(key) ?? [], findings);
					const before = same(finding, findings, findings);
					expect(after.length, `seed ${seed}, ${key} ${finding.code}: ${fix.argv.join(' ')}`).toBeLessThan(
						before.length,
					);
				}
			}
		}
	}

	expect(mended.size).toBeGreaterThan(13);
});
