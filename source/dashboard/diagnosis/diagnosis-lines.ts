import type {KubectlCluster} from '../../model/kubectl-line.ts';
import {resources} from '../../model/resources.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {essentials, type Inputs} from '../../model/sync-status.ts';
import type {ProbeVerdict} from '../../probes/probe.ts';
import type {Hop} from '../../probes/trace/hop.ts';
import type {Section} from '../../rules/about-service.ts';
import {rules} from '../../rules/all-rules.ts';
import type {Symbols} from '../../theme.ts';
import {changeLines} from '../components/change-lines.ts';
import {heading, indentedLines} from '../components/indented-lines.ts';
import {type Line, line, toned} from '../components/line.ts';
import type {Folding} from '../components/section-lines.ts';
import {sparkline} from '../components/sparkline.ts';
import {withKeys} from '../records/key-choice.ts';
import type {Row} from '../rows/row.ts';
import {ageText} from '../text/age.ts';
import {aboutLines, type Place} from './about-lines.ts';
import {findingLines, ignoredLines} from './finding-lines.ts';

/** What a diagnosis is made of. Times in Unix milliseconds. */
export type DiagnosisFacts = KubectlCluster & {
	readonly row: Row;
	/** What is true of the Service whatever is wrong with it; undefined until it is known. */
	readonly about?: readonly Section[] | undefined;
	readonly now: number;
	/** From when on changes were watched; undefined until everything has been listed. */
	readonly since: number | undefined;
	readonly inputs: Inputs;
	/** The last probe of the Service. */
	readonly run:
		| {
				readonly kind: string;
				readonly client: {readonly pod: string};
				readonly started: number;
				readonly verdict: ProbeVerdict | undefined;
				/** Absent where none were asked. */
				readonly hops?: readonly Hop[];
				readonly ports?: ReadonlyArray<{readonly hops: readonly Hop[]}> | undefined;
		  }
		| undefined;
	/** What the crashed container said last; undefined where that is not known. */
	readonly lastLine?: string | undefined;
	/** Whether nothing may be run inside pods. */
	readonly isReadonly: boolean;
};

const body = {indent: 3};

const notDiagnosedLines = ({inputs, row}: DiagnosisFacts, width: number, {marks}: Symbols): readonly Line[] => {
	const missing = resources.flatMap(resource => {
		const input = inputs[resource];
		if (input.phase === 'syncing') {
			return [`${resource} are still being listed (${input.count.toLocaleString('en')} so far)`];
		}

		return input.phase === 'forbidden' && essentials.includes(resource) ? [`${resource}: ${input.problem}`] : [];
	});
	const reasons = row.diagnosis.isSettling ? ['Just changed, settling: findings are shown once they hold.'] : missing;
	return [
		line` ${marks.unknown} This Service is not judged yet.`,
		...reasons.flatMap(text => indentedLines(text, body, width)),
	];
};

const checkedText = ({service, missing, pods, slices}: ServiceView) => {
	if (missing !== undefined) {
		return 'what names it, as it does not exist';
	}

	return service.type === 'ExternalName'
		? `the external name ${service.externalName}`
		: `its selector, its ports, ${pods.length} pods and ${slices.length} EndpointSlices`;
};

/** How the last probe ended. It may be long ago: what still holds of it is among the findings. */
const lastProbeLines = ({run, now}: DiagnosisFacts, width: number): readonly Line[] => {
	if (run?.verdict === undefined) {
		return [];
	}

	const {kind, client, started, verdict} = run;
	const text = `${kind} from ${client.pod === '' ? 'this machine' : client.pod} ${ageText(started, now)} ago: ${verdict.sentence}`;
	return [...heading('Asked'), ...indentedLines(text, {indent: 3, hanging: 2}, width, 'faint')];
};

/** What was looked at, and what for: without it nothing found would say little. */
const checkedLines = ({row}: DiagnosisFacts, width: number): readonly Line[] => [
	...heading('Checked'),
	...indentedLines(checkedText(row.view), body, width),
	...indentedLines(`by ${rules.length} rules; svctop explain lists them`, body, width, 'faint'),
];

const nothingFoundLines = (
	facts: DiagnosisFacts,
	width: number,
	{symbols: {marks}, keys}: Folding,
): readonly Line[] => {
	const {run, isReadonly} = facts;
	const {view, diagnosis} = facts.row;
	const mayAsk = run === undefined && view.missing === undefined && !isReadonly;
	const text = diagnosis.findings.length > 0 ? 'No findings except ignored ones.' : 'No findings.';
	return [
		line` ${toned('quiet', `${marks.quiet} ${text}${mayAsk ? ` ${withKeys('{trace}', keys)} asks from inside.` : ''}`)}`,
		...lastProbeLines(facts, width),
	];
};

/** How the last trace found a place outside; `not tried` where it did not ask it. */
const triedText =
	({run, now}: DiagnosisFacts) =>
	({target, of}: Place): string => {
		const hops = [...(run?.hops ?? []), ...(run?.ports ?? []).flatMap(port => port.hops)];
		const hop = hops.find(each => each.client === undefined && each.target === target);
		return hop === undefined || run === undefined
			? 'not tried'
			: `${hop.detail.startsWith(`${of}: `) ? hop.detail.slice(of.length + 2) : hop.detail}, tried ${ageText(run.started, now)} ago`;
	};

const mostChanges = 3;
const mostBars = 30;

/** How it came to be so, where anything has changed while it was watched. */
const historyLines = ({row, since, now}: DiagnosisFacts, width: number, symbols: Symbols): readonly Line[] =>
	row.history === undefined
		? []
		: [
				...heading('Ready over time'),
				line`   ${sparkline(row, {since, now}, Math.min(mostBars, width - 4), symbols)}`,
				...changeLines(row.history, now, width, symbols, mostChanges),
			];

/** A diagnosis in two parts, between which its ports belong. */
export type DiagnosisText = {
	/** What is wrong, why, and what fixes it. */
	readonly found: readonly Line[];
	/** What is true of the Service whatever is wrong with it. */
	readonly about: readonly Line[];
};

/** Everything svctop knows about one Service but its ports, as lines no wider than `width`. */
export const diagnosisLines = (facts: DiagnosisFacts, width: number, folding: Folding): DiagnosisText => {
	const {symbols} = folding;
	const {findings, isDiagnosed, isSettling} = facts.row.diagnosis;
	if (!isDiagnosed) {
		return {found: notDiagnosedLines(facts, width, symbols), about: []};
	}

	const roots = findings.filter(({foldedUnder, ignored}) => foldedUnder === undefined && ignored === undefined);
	const ignored = findings.filter(finding => finding.ignored !== undefined);
	const {lastLine} = facts;
	return {
		found: [
			...(isSettling ? [line` ${toned('faint', 'Settling after a change: what is new is shown once it holds.')}`] : []),
			...(roots.length === 0
				? nothingFoundLines(facts, width, folding)
				: roots.flatMap((root, index) => [
						...(index > 0 ? [[]] : []),
						...findingLines(root, findings, facts, width, folding),
					])),
			...(lastLine === undefined ? [] : [...heading('Last log line'), ...indentedLines(lastLine, body, width)]),
			...ignoredLines(ignored, width, folding),
			...historyLines(facts, width, symbols),
		],
		about: [
			...aboutLines(facts.about, width, folding, triedText(facts)),
			...(roots.length === 0 ? checkedLines(facts, width) : []),
		],
	};
};
