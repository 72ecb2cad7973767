import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Fix} from '../../rules/finding.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import {sanitise} from '../../text/sanitise.ts';
import {secondsText} from '../../text/seconds-text.ts';
import {jsonText} from '../formats/json.ts';
import {yamlText} from '../formats/yaml.ts';
import type {ReportedFinding} from '../report.ts';

/** What a wait came to for one Service. */
export type WaitedFor = {
	readonly service: {readonly namespace: string; readonly name: string} | null;
	readonly state: 'works' | 'healthy' | 'fails' | 'unknown';
	/** The ports that were asked, as they answered last; absent where none was. */
	readonly ports?: ReadonlyArray<{readonly port: string; readonly state: string; readonly detail: string}>;
	readonly from?: {readonly namespace: string; readonly pod: string; readonly container: string};
	/** Code of the finding or the verdict that is in the way. */
	readonly code?: string;
	readonly cause?: string;
	readonly fixes?: ReportedFinding['fixes'];
};

/** What `wait` ends in: the JSON output is this object. Fields are only ever added. */
export type WaitReport = {
	readonly for: 'works' | 'healthy';
	/** The worst of the states. */
	readonly state: WaitedFor['state'];
	/** Milliseconds. */
	readonly waitedMs: number;
	/** How often in a row everything was seen to work. */
	readonly times: number;
	readonly services: readonly WaitedFor[];
};

/** Fixes as they are printed. */
export const reportedFixes = (fixes: readonly Fix[], cluster: KubectlCluster): ReportedFinding['fixes'] =>
	fixes.map(fix => ({label: fix.label, kind: fix.kind, value: fixText(fix, cluster), mutating: fix.mutating}));

const nameOf = ({service}: WaitedFor) => (service === null ? '' : `${service.namespace}/${service.name}`);

const lines = (each: WaitedFor, report: WaitReport): readonly string[] => {
	const {times, waitedMs} = report;
	const ports = (each.ports ?? []).filter(({state}) => state === 'answers').map(({port}) => port);
	const pod = each.from && `${each.from.namespace}/${each.from.pod}`;
	const on = ports.length > 0 ? ` on ${ports.join(', ')}` : '';
	const how = pod === undefined ? '' : `, asked from ${pod}${on}`;
	switch (each.state) {
		case 'works':
		case 'healthy': {
			const unasked = (each.ports ?? []).filter(({state}) => state === 'unasked').map(({port}) => port);
			const rest = unasked.length > 0 ? `; not asked: ${unasked.join(', ')}` : '';
			const state = each.state === 'works' ? 'works' : 'is healthy';
			// Beside another Service that does not work, nothing was seen often enough.
			const often = times > 0 ? `: ${times} times in a row` : report.for === each.state ? '' : ', not asked';
			return [`${nameOf(each)} ${state}${often}${how}${rest}`];
		}

		case 'fails':
		case 'unknown': {
			const code = each.code === undefined ? '' : `${each.code}: `;
			const is = each.state === 'fails' ? 'does not work' : 'is not known';
			const head =
				each.service === null ? '' : `${nameOf(each)} ${is} after ${secondsText(Math.round(waitedMs / 100) * 100)}: `;
			return [
				`${head}${code}${each.cause ?? ''}`,
				...(each.fixes ?? []).flatMap(({label, value}) => [`${label}: ${value}`]),
			];
		}
	}
};

/** The whole document of `wait` in one of its formats. */
export const waitDocument = (report: WaitReport, format: 'table' | 'json' | 'yaml'): string => {
	if (format === 'json') {
		return jsonText(report);
	}

	return format === 'yaml'
		? yamlText(report)
		: `${report.services
				.flatMap(each => lines(each, report))
				.map(line => line.split('\n').map(sanitise).join('\n'))
				.join('\n')}\n`;
};
