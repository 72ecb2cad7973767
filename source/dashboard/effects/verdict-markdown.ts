import type {KubectlCluster} from '../../model/kubectl-line.ts';
import {discoveryTitle} from '../../probes/attempts/find-tools.ts';
import type {ProbeVerdict} from '../../probes/probe.ts';
import type {Finding, Fix} from '../../rules/finding.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import {type ProbeRun, stepCommand} from '../records/probe-run.ts';
import type {Row} from '../rows/row.ts';

/** A text that Markdown shows as it is (CommonMark 0.31, 2.4). */
const plain = (text: string) => text.replaceAll(/[\\`*_<>|[\]#]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ');

/** A command or YAML in a fence that is longer than any in it. */
const fenced = (text: string): readonly string[] => {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	return [fence, text.trimEnd(), fence];
};

const fixMarkdown = (fixes: readonly Fix[], cluster: KubectlCluster): readonly string[] =>
	fixes.flatMap((fix, index) => [
		'',
		`Fix ${index + 1}: ${plain(fix.label)}`,
		'',
		...(fix.kind === 'text' ? [plain(fix.value)] : fenced(fixText(fix, cluster))),
	]);

const answered = (steps: ProbeRun['steps']) =>
	steps.filter(({title, result}) => title !== discoveryTitle && result?.outcome !== 'tool-missing');

/** How a verdict is known, in brackets; '' where it has no code. */
const codeText = ({code, confidence}: ProbeVerdict) =>
	code === undefined ? '' : ` (${[code, confidence].filter(Boolean).join(', ')})`;

/** A probe as Markdown: what it came to, each of its hops or commands, what fixes it. */
export const probeMarkdown = (key: string, run: ProbeRun, cluster: KubectlCluster): string => {
	const {kind, client, started, verdict, hops, ports = [], steps} = run;
	const walked = [...hops, ...ports.flatMap(port => port.hops)];
	// What only looked for tools proves nothing.
	const asked = kind === 'trace' ? walked.map(hop => ({client: hop.client, argv: hop.command})) : answered(steps);
	const commands = asked.filter(({argv}) => argv.length > 0).map(step => stepCommand(step, cluster));
	return [
		`## ${plain(`${kind} of ${key} from ${client.namespace}/${client.pod}, container ${client.container}`)}`,
		'',
		`${new Date(started).toISOString()}, context ${plain(cluster.context)}`,
		'',
		verdict === undefined ? 'Running.' : `**${verdict.answer}**: ${plain(verdict.sentence)}${codeText(verdict)}`,
		...(verdict?.notes ?? []).flatMap(note => ['', `Note: ${plain(note)}`]),
		...ports.map(({label, verdict: own}) => `- Port ${plain(label)}: ${plain(own?.sentence ?? 'not asked yet')}`),
		...(walked.length === 0 ? [] : ['', '| hop | target | outcome | detail |', '| --- | --- | --- | --- |']),
		...walked.map(({hop, target, outcome, detail}) => `| ${[hop, target, outcome, detail].map(plain).join(' | ')} |`),
		...fixMarkdown(verdict?.fixes ?? [], cluster),
		...(commands.length === 0 ? [] : ['', 'Commands:', '', ...fenced(commands.join('\n'))]),
		'',
	].join('\n');
};

const findingMarkdown = (
	{code, severity, confidence, title, cause, evidence, fixes}: Finding,
	cluster: KubectlCluster,
) => [
	'',
	`### ${severity}: ${plain(title)}`,
	'',
	`${plain(cause)} (${code}, ${confidence})`,
	...(evidence.length === 0 ? [] : ['']),
	...evidence.map(({path, value}) => `- ${plain(path)}: ${plain(value)}`),
	...fixMarkdown(fixes, cluster),
];

/** A diagnosis as Markdown: its findings, worst first, with their evidence and fixes. */
export const diagnosisMarkdown = ({view, judgement}: Row, cluster: KubectlCluster): string => {
	const {findings, isJudged} = judgement;
	const nothing = isJudged ? 'Nothing was found.' : 'Not known yet.';
	return [
		`## ${plain(`Service ${view.key}`)}`,
		'',
		`Context ${plain(cluster.context)}`,
		...(findings.length === 0 ? ['', nothing] : findings.flatMap(finding => findingMarkdown(finding, cluster))),
		'',
	].join('\n');
};
