import type {KubectlCluster} from '../../model/kubectl-line.ts';
import {discoveryTitle} from '../../probes/attempts/find-tools.ts';
import type {ProbeVerdict} from '../../probes/probe.ts';
import type {Finding, Fix} from '../../rules/finding.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import {fencedMarkdown, plainMarkdown} from '../../text/markdown.ts';
import {type ProbeRun, stepCommand} from '../records/probe-run.ts';
import type {Row} from '../rows/row.ts';
import {clientText} from '../text/client-text.ts';

const fixMarkdown = (fixes: readonly Fix[], cluster: KubectlCluster): readonly string[] =>
	fixes.flatMap((fix, index) => [
		'',
		`Fix ${index + 1}: ${plainMarkdown(fix.label)}`,
		'',
		...(fix.kind === 'text' ? [plainMarkdown(fix.value)] : fencedMarkdown(fixText(fix, cluster))),
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
		`## ${plainMarkdown(`${kind} of ${key} from ${clientText(client)}${client.pod === '' ? '' : `, container ${client.container}`}`)}`,
		'',
		`${new Date(started).toISOString()}, context ${plainMarkdown(cluster.context)}`,
		'',
		verdict === undefined
			? 'Running.'
			: `**${verdict.answer}**: ${plainMarkdown(verdict.sentence)}${codeText(verdict)}`,
		...(verdict?.notes ?? []).flatMap(note => ['', `Note: ${plainMarkdown(note)}`]),
		...ports.map(
			({label, verdict: own}) => `- Port ${plainMarkdown(label)}: ${plainMarkdown(own?.sentence ?? 'not asked yet')}`,
		),
		...(walked.length === 0 ? [] : ['', '| hop | target | outcome | detail |', '| --- | --- | --- | --- |']),
		...walked.map(
			({hop, target, outcome, detail}) => `| ${[hop, target, outcome, detail].map(plainMarkdown).join(' | ')} |`,
		),
		...fixMarkdown(verdict?.fixes ?? [], cluster),
		...(commands.length === 0 ? [] : ['', 'Commands:', '', ...fencedMarkdown(commands.join('\n'))]),
		'',
	].join('\n');
};

const findingMarkdown = (
	{code, severity, confidence, title, cause, evidence, fixes}: Finding,
	cluster: KubectlCluster,
) => [
	'',
	`### ${severity}: ${plainMarkdown(title)}`,
	'',
	`${plainMarkdown(cause)} (${code}, ${confidence})`,
	...(evidence.length === 0 ? [] : ['']),
	...evidence.map(({path, value}) => `- ${plainMarkdown(path)}: ${plainMarkdown(value)}`),
	...fixMarkdown(fixes, cluster),
];

/** A diagnosis as Markdown: its findings, worst first, with their evidence and fixes. */
export const diagnosisMarkdown = ({view, diagnosis}: Row, cluster: KubectlCluster): string => {
	const {findings, isDiagnosed} = diagnosis;
	const nothing = isDiagnosed ? 'Nothing was found.' : 'Not known yet.';
	return [
		`## ${plainMarkdown(`Service ${view.key}`)}`,
		'',
		`Context ${plainMarkdown(cluster.context)}`,
		...(findings.length === 0 ? ['', nothing] : findings.flatMap(finding => findingMarkdown(finding, cluster))),
		'',
	].join('\n');
};
