import {portLabel} from '../../model/ports/chosen-ports.ts';
import {fencedMarkdown, plainMarkdown} from '../../text/markdown.ts';
import {sanitise} from '../../text/sanitise.ts';
import type {TraceReport} from './trace-report.ts';

const text = (value: string) => plainMarkdown(sanitise(value));

const hopTable = (hops: TraceReport['hops']): readonly string[] =>
	hops.length === 0
		? []
		: [
				'',
				'| hop | target | outcome | ms | detail |',
				'| --- | --- | --- | --- | --- |',
				...hops.map(
					({hop, target, outcome, ms, detail}) =>
						`| ${[hop, target, outcome, ms === null ? '' : String(ms), detail].map(text).join(' | ')} |`,
				),
			];

const verdictLines = ({code, title, cause, fixes, notes}: TraceReport['verdict']): readonly string[] => [
	`**${text(title)}** (\`${code}\`)`,
	...(cause === '' ? [] : ['', text(cause)]),
	...notes.flatMap(note => ['', `Note: ${text(note)}`]),
	...fixes.flatMap(({label, kind, value}) => [
		'',
		...(kind === 'text' ? [`${text(label)}: ${text(value)}`] : [`${text(label)}:`, '', ...fencedMarkdown(value)]),
	]),
];

/** A trace as Markdown: what it came to and what fixes it, then the hops, those of each of several ports by themselves. */
export const traceMarkdown = (report: TraceReport): string => {
	const {target, service, port, from, hops, verdict, ports, requests = []} = report;
	const number = port === null || ports !== undefined ? '' : `:${port}`;
	const what = target ?? (service === null ? '' : `${service.namespace}/${service.name}${number}`);
	const where = from.machine ? 'this machine' : `${from.namespace}/${from.pod}, container ${from.container}`;
	return `${[
		`## ${text(`${what} from ${where}`)}`,
		'',
		...verdictLines(verdict),
		...(ports === undefined
			? hopTable(hops)
			: ports.flatMap(each => [
					'',
					`### Port ${text(portLabel({name: '', ...each}))}: ${text(each.verdict.title)}`,
					...hopTable(each.hops),
				])),
		...requests
			.filter(each => each.hops !== hops)
			.flatMap(each => ['', `### ${text(each.request)}: ${text(each.verdict.title)}`, ...hopTable(each.hops)]),
	].join('\n')}\n`;
};
