import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as later} from 'node:timers/promises';
import {apply, createNamespace, deleteNamespace, sh} from './kubectl.ts';

/** What one Service of a scenario is expected to show; the format is told in test/scenarios/README.md. */
type Expected = {readonly service: string; readonly any: readonly string[]; readonly namespace?: string};

/** A trace and what it may end in. */
type ExpectedTrace = {
	readonly service: string;
	readonly port?: number | string;
	/** Name of the pod it starts from. */
	readonly from: string;
	readonly verdict: readonly string[];
};

/** A scenario under a namespace of its own. */
export type Scenario = {
	readonly name: string;
	/** Its namespace; a second one, where it has one, is called the same with `-other`. */
	readonly space: string;
	readonly manifests: string;
	readonly expected: readonly Expected[];
	readonly traces: readonly ExpectedTrace[];
	/** Seconds until it is in its state. */
	readonly settle: number;
	/** A script that makes it what it is, some time after it was applied; '' where there is none. */
	readonly script: string;
};

/** Seconds between a scenario's manifests and its script: what was applied runs by then. */
const beforeScript = 20;

const read = (folder: string, file: string): Scenario => {
	const name = path.basename(file, '.yaml');
	const space = `e2e-${name}`;
	const text = readFileSync(path.join(folder, file), 'utf8').replaceAll(`t-${name}`, space);
	const {findings = [], trace = [], settle = 10} = JSON.parse(/^# expect: (.*)$/m.exec(text)![1]!);
	const lines = [...text.matchAll(/^# then: (.*)$/gm)].map(([, line]) => line!);
	return {name, space, manifests: text, expected: findings, traces: trace, settle, script: lines.join('\n')};
};

/** Those of the project, and of the folders that $SCENARIOS names, parted by colons. */
const folders = ['test/scenarios', ...(process.env.SCENARIOS ?? '').split(':').filter(Boolean)];

/** All scenarios there are, those that take longest last. */
export const scenarios: readonly Scenario[] = folders
	.flatMap(folder =>
		readdirSync(folder)
			.filter(file => file.endsWith('.yaml'))
			.map(file => read(folder, file)),
	)
	.toSorted((a, b) => a.settle - b.settle || (a.name < b.name ? -1 : 1));

/** The two namespaces that a scenario may use. */
export const spacesOf = ({space}: Scenario) => [space, `${space}-other`];

/** Applies a scenario, each document to the namespace it names, and runs its script. */
export const applyScenario = async ({space, manifests, script}: Scenario) => {
	const other = `${space}-other`;
	const isElsewhere = (document: string) => new RegExp(`\\bnamespace: ${other}\\b`).test(document);
	const documents = manifests.split(/^---$/m);
	for (const [target, isThere] of [
		[space, false],
		[other, true],
	] as const) {
		const part = documents.filter(document => isElsewhere(document) === isThere).join('---');
		if (part !== '') {
			await createNamespace(target);
			await apply(target, part);
		}
	}

	if (script !== '') {
		await later(beforeScript * 1000);
		await sh(script, {ns: space});
	}
};

/** Deletes what a scenario used, without waiting for it to be gone. */
export const deleteScenario = (scenario: Scenario) => Promise.all(spacesOf(scenario).map(deleteNamespace));
