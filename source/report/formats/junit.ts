import type {Severity} from '../../rules/finding.ts';
import {escapeUnsafe} from '../../text/sanitise.ts';
import type {LookedAt, Unknown} from '../looked-at.ts';
import type {Printable} from '../printable.ts';
import type {PortProof} from '../proofs/port-proof.ts';
import {isAtLeast, type ReportedFinding} from '../report.ts';

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

/** Text for XML 1.0, which has no way at all to hold most control characters. */
const escaped = (text: string) =>
	text
		.toWellFormed()
		.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
		.replaceAll(/[&<>"]/g, character => entities[character]!);

/** The same, with references for what a terminal would obey. */
const safe = (text: string) => escapeUnsafe(escaped(text), codePoint => `&#${codePoint};`);

const attributes = (values: Readonly<Record<string, string | number>>) =>
	Object.entries(values)
		.map(([name, value]) => ` ${name}="${safe(String(value)).replaceAll('\n', '&#10;')}"`)
		.join('');

/** How a finding stands, in brackets behind its severity. */
const standing = ({ignored, foldedUnder}: ReportedFinding) => {
	if (ignored !== undefined) {
		return ` (ignored: ${ignored})`;
	}

	return foldedUnder === undefined ? '' : ` (follows from ${foldedUnder})`;
};

const findingText = (finding: ReportedFinding) => {
	const {severity, code, cause, evidence, fixes, location} = finding;
	return [
		`${severity}${standing(finding)} ${code}: ${cause}`,
		...(location ? [`  at ${location.file}:${location.line}:${location.column}`] : []),
		...evidence.map(({path, value}) => `  ${path} = ${value}`),
		...fixes.flatMap(({label, value}) => [`  ${label}:`, ...value.split('\n').map(line => `    ${line}`)]),
	].join('\n');
};

const textsOf = (findings: readonly ReportedFinding[]) => safe(findings.map(findingText).join('\n\n'));

const reasons: Readonly<Record<Unknown, string>> = {
	'not-checked': 'not checked: something it depends on could not be read, or not in time',
	settling: 'still settling: the result may change',
};

/** A testcase: its failing findings in one failure, as viewers show only the first, and the others as its output. */
const testCase = (
	names: {readonly classname: string; readonly name: string},
	findings: readonly ReportedFinding[],
	{
		failOn,
		unknown,
		unsettled,
		unknowns = [],
	}: {
		readonly failOn: Severity;
		readonly unknown?: Unknown | undefined;
		readonly unsettled?: LookedAt['unsettled'];
		readonly unknowns?: readonly string[];
	},
) => {
	const failing = findings.filter(finding => isAtLeast(finding, failOn));
	const others = findings.filter(finding => !failing.includes(finding));
	const [worst] = failing;
	const lines = [
		...(unknown === undefined ? [] : [`      <skipped${attributes({message: reasons[unknown]})}/>`]),
		...unknowns.map(message => `      <error${attributes({message, type: 'unknown'})}/>`),
		...(worst === undefined && unsettled !== undefined
			? [`      <failure${attributes({message: `not settled: ${unsettled.cause}`, type: 'not-settled'})}/>`]
			: []),
		...(worst === undefined
			? []
			: [`      <failure${attributes({message: worst.cause, type: worst.code})}>${textsOf(failing)}</failure>`]),
		...(others.length === 0 ? [] : [`      <system-out>${textsOf(others)}</system-out>`]),
	];
	const head = `    <testcase${attributes({...names, time: 0})}`;
	return {
		hasFailed: worst !== undefined || unsettled !== undefined,
		hasError: unknowns.length > 0,
		isSkipped: unknown !== undefined,
		text: lines.length === 0 ? `${head}/>` : [`${head}>`, ...lines, '    </testcase>'].join('\n'),
	};
};

/** A testcase for a port that was to be asked. */
const portCase = ({service: {namespace, name}, port, protocol, state, reason = '', hop}: PortProof) => {
	const head = `    <testcase${attributes({
		classname: namespace,
		name: `${name}:${port ?? '-'}${protocol === 'TCP' ? '' : `/${protocol}`}`,
		time: (hop?.ms ?? 0) / 1000,
	})}`;
	const line =
		state === 'fails'
			? `      <failure${attributes({message: hop!.detail, type: hop!.outcome})}>${safe(`${hop!.target}: ${hop!.command.join(' ')}`)}</failure>`
			: state === 'not-asked'
				? `      <skipped${attributes({message: `not asked: ${reason}`})}/>`
				: '';
	return {
		hasFailed: state === 'fails',
		hasError: false,
		isSkipped: state === 'not-asked',
		text: line === '' ? `${head}/>` : [`${head}>`, line, '    </testcase>'].join('\n'),
	};
};

/**
 * JUnit's XML as CI systems read it: a testcase for each Service, failed where a finding is at or above `failOn` or a
 * rollout has nothing ready yet, skipped where it is unknown; one for each port that was
 * to be asked. What is found about the cluster, and what could not be looked at, is a testcase of its own.
 */
export const junitText = ({report, services, unknowns, failOn}: Printable): string => {
	const byService = Map.groupBy(report.findings, ({service}) => service && `${service.namespace}/${service.name}`);
	const known = new Set(services.map(({namespace, name}) => `${namespace}/${name}`));
	const others: readonly LookedAt[] = [...byService.entries()].flatMap(([key, [finding]]) =>
		key === null || known.has(key) ? [] : [finding!.service!],
	);
	// Manifests for several clusters may define a Service once for each.
	const distinct = [
		...new Map([...services, ...others].map(each => [`${each.namespace}/${each.name}`, each])).values(),
	];
	const inOrder = distinct.toSorted((a, b) =>
		a.namespace === b.namespace ? (a.name < b.name ? -1 : 1) : a.namespace < b.namespace ? -1 : 1,
	);
	const cluster = byService.get(null) ?? [];
	const cases = [
		...inOrder.map(({namespace, name, unknown, unsettled}) =>
			testCase({classname: namespace, name}, byService.get(`${namespace}/${name}`) ?? [], {failOn, unknown, unsettled}),
		),
		...(report.proofs ?? []).map(portCase),
		...(cluster.length > 0 || unknowns.length > 0
			? [testCase({classname: 'cluster', name: 'inputs'}, cluster, {failOn, unknowns})]
			: []),
	];
	const counts = {
		tests: cases.length,
		failures: cases.filter(({hasFailed}) => hasFailed).length,
		errors: cases.filter(({hasError}) => hasError).length,
		time: 0,
	};
	const suite = {
		name: report.context || 'manifests',
		...counts,
		// Jenkins' schema has it here alone.
		skipped: cases.filter(({isSkipped}) => isSkipped).length,
		timestamp: report.generatedAt.replace(/\.\d+Z$/, ''),
	};
	return `${[
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites${attributes({name: 'svctop check', ...counts})}>`,
		`  <testsuite${attributes(suite)}>`,
		...cases.map(({text}) => text),
		'  </testsuite>',
		'</testsuites>',
	].join('\n')}\n`;
};
