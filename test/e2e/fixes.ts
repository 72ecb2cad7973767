import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {ReportedFinding} from '../../source/report/report.ts';
import {apply, sh} from './_helpers/kubectl.ts';
import {inLanes} from './_helpers/lanes.ts';
import {applyScenario, deleteScenario, type Scenario, scenarios, spacesOf} from './_helpers/scenarios.ts';
import {svctopJson} from './_helpers/svctop.ts';

/** Scenarios at a time: each node takes a hundred pods. */
const batchSize = 24;

/** Seconds in which a finding has to show beyond the scenario's own, and in which it has to go once its command ran. */
const fixTimeoutSeconds = 120;

const batches = scenarios
	.filter(({expected}) => expected.length > 0)
	.reduce<Scenario[][]>((all, scenario, index) => {
		const batch = Math.floor(index / batchSize);
		return [...all.slice(0, batch), [...(all[batch] ?? []), scenario]];
	}, []);

/** Everything that is found on the cluster, in one look. */
const check = async () => (await svctopJson<{readonly findings: readonly ReportedFinding[]}>('check', '-A')).findings;

/** Looks again until all is as it should be, or the time is over: what was found last. */
const until = async (
	isThere: (found: readonly ReportedFinding[]) => boolean,
	deadline: number,
): Promise<readonly ReportedFinding[]> => {
	const found = await check();
	return isThere(found) || Date.now() > deadline ? found : until(isThere, deadline);
};

const inSeconds = (seconds: number) => Date.now() + seconds * 1000;

const isOf = (scenario: Scenario, {service}: ReportedFinding) =>
	service !== null && spacesOf(scenario).includes(service.namespace);

/** What a finding is told apart by. */
const keyOf = ({code, service, port, subject}: ReportedFinding) =>
	`${code} of ${service?.namespace}/${service?.name}${port === undefined ? '' : `:${port}`}${subject ? ` (${subject.kind} ${subject.name})` : ''}`;

type Change = {readonly label: string; readonly kind: string; readonly value: string};

/** What is to be run for a finding: its first command that changes something, else a manifest that is whole. */
const changeOf = ({fixes}: ReportedFinding): Change | undefined =>
	fixes.find(({kind, mutating}) => kind === 'command' && mutating) ??
	fixes.find(({kind, value}) => kind === 'yaml' && value.startsWith('apiVersion:'));

const missing = ({expected, space}: Scenario, found: readonly ReportedFinding[]) =>
	expected.filter(
		({service, any, namespace = space}) =>
			!found.some(
				each => each.service?.name === service && each.service.namespace === namespace && any.includes(each.code),
			),
	);

/** The errors of a finding's Service that were none before. */
const newErrors = (
	{service}: ReportedFinding,
	before: readonly ReportedFinding[],
	after: readonly ReportedFinding[],
): readonly ReportedFinding[] => {
	const errors = (findings: readonly ReportedFinding[]) =>
		findings.filter(
			each =>
				each.severity === 'error' &&
				each.service?.namespace === service?.namespace &&
				each.service?.name === service?.name,
		);
	// Pods are replaced: what is about one may be about its successor.
	const known = new Set(errors(before).map(({code}) => code));
	return errors(after).filter(({code}) => !known.has(code));
};

/** Runs what each scenario's findings tell one after the other, and writes down what did not do what it is for. */
const fixAll = async (
	batch: readonly Scenario[],
	found: readonly ReportedFinding[],
	note: (scenario: Scenario, line: string) => void,
	done: ReadonlySet<string> = new Set(),
): Promise<void> => {
	const turn = batch.flatMap(scenario => {
		const finding = found.find(each => isOf(scenario, each) && changeOf(each) && !done.has(keyOf(each)));
		return finding ? [{scenario, finding, change: changeOf(finding)!}] : [];
	});
	if (turn.length === 0) {
		return;
	}

	await inLanes(turn, ({scenario, finding, change}) =>
		(change.kind === 'command' ? sh(change.value) : apply(finding.service!.namespace, change.value)).catch(error =>
			note(scenario, `${keyOf(finding)}: ${change.value} failed: ${error}`),
		),
	);
	const keys = new Set(turn.map(({finding}) => keyOf(finding)));
	const left = await until(after => !after.some(each => keys.has(keyOf(each))), inSeconds(fixTimeoutSeconds));
	for (const {scenario, finding, change} of turn) {
		if (left.some(each => keyOf(each) === keyOf(finding))) {
			note(scenario, `${keyOf(finding)} is still there after: ${change.value}`);
		}

		for (const worse of newErrors(finding, found, left)) {
			note(scenario, `${keyOf(worse)} came after: ${change.value}`);
		}
	}

	await fixAll(batch, left, note, new Set([...done, ...keys]));
};

describe.each(batches.map((batch, index) => ({batch, index})))('batch $index', ({batch}) => {
	const lines = new Map<string, string[]>(batch.map(({name}) => [name, []]));
	const note = ({name}: Scenario, line: string) => lines.get(name)!.push(line);

	beforeAll(async () => {
		await inLanes(batch, applyScenario);
		const settle = Math.max(...batch.map(scenario => scenario.settle));
		const found = await until(
			after => batch.every(scenario => missing(scenario, after).length === 0),
			inSeconds(settle + fixTimeoutSeconds),
		);
		for (const scenario of batch) {
			for (const {service, any} of missing(scenario, found)) {
				note(scenario, `${any.join(' or ')} of ${service} was never found`);
			}
		}

		const asked = batch.flatMap(scenario => {
			const fixes = found.filter(each => isOf(scenario, each)).flatMap(each => each.fixes);
			const commands = fixes.filter(({kind, mutating}) => kind === 'command' && !mutating);
			return [...new Set(commands.map(({value}) => value))].map(value => ({scenario, value}));
		});
		await inLanes(asked, ({scenario, value}) => sh(value).catch(error => note(scenario, `${value}: ${error}`)));
		await fixAll(batch, found, note);
	}, 900_000);

	afterAll(() => inLanes(batch, deleteScenario));

	test.each(batch)('$name: what is printed runs, and what it is printed for goes', ({name}) => {
		expect(lines.get(name)).toEqual([]);
	});
});
