import {parseLabelSelector} from '../model/label-selector.ts';
import type {Service} from '../model/objects.ts';
import {formats} from '../report/formats.ts';
import {buildReport, hasAtLeast, isCounted, tally} from '../report/report.ts';
import type {Severity} from '../rules/finding.ts';
import {ignoring} from '../rules/findings.ts';
import {diagnoseMissing} from '../rules/index.ts';
import {version} from '../version.ts';
import type {CheckArguments} from './arguments.ts';
import {loadConfiguration, suppressionOf} from './configuration.ts';
import {look, problemsOf} from './look.ts';
import {openCluster} from './open-cluster.ts';
import type {Output} from './output.ts';
import {UsageError} from './usage-error.ts';
import {createVerbose} from './verbose.ts';

/** Names asked for that no Service has. */
const missing = (names: readonly string[], services: readonly Service[]) =>
	names.filter(name => services.every(service => service.name !== name));

/**
 * Diagnoses once and prints. Returns the exit code: 0 nothing at or above --fail-on, 1 something, 2 could not look.
 *
 * Rejects with a ClusterError or a UsageError where nothing at all could be looked at.
 */
export const check = async (wanted: CheckArguments, output: Output): Promise<number> => {
	const matches = wanted.selector === undefined ? () => true : parseLabelSelector(wanted.selector);
	if (matches === undefined) {
		throw new UsageError(`"${wanted.selector}" is no label selector. Write it as app=web,tier!=test.`);
	}

	const {ignored, problems} = await loadConfiguration(process.env);
	const suppression = suppressionOf(ignored);
	const cluster = await openCluster(wanted);
	const verbose = createVerbose(wanted.isVerbose, text => output.stderr.write(`${text}\n`));
	const connection = verbose.connection(cluster.open());
	const namespace = wanted.isAllNamespaces ? undefined : (wanted.namespace ?? connection.namespace ?? 'default');
	const isWanted = (service: Service) =>
		matches(service.labels) && (wanted.services.length === 0 || wanted.services.includes(service.name));

	try {
		const found = await look(connection, namespace, wanted.requestTimeout, isWanted, output.stderr, suppression);
		const notes: string[] = [...problemsOf(found)];
		const rows = [...found.rows.values()].filter(({view}) => view.missing === undefined && isWanted(view.service));
		const services = rows.map(({view}) => view.service);
		const names = found.following.world.namespaceNames();
		if (namespace !== undefined && found.inputs.namespaces.phase === 'synced' && !names.includes(namespace)) {
			throw new UsageError(`There is no namespace ${namespace} in ${connection.context}. See kubectl get namespaces.`);
		}

		const place = namespace === undefined ? 'any namespace' : `namespace ${namespace}`;
		// What may not be listed may be there.
		const isListed = found.inputs.services.phase === 'synced';
		for (const name of isListed ? missing(wanted.services, services) : []) {
			notes.push(`There is no Service ${name} in ${place}.`);
		}

		if (rows.length === 0 && notes.length === 0) {
			notes.push(
				`There is no Service to look at in ${place}${wanted.selector === undefined ? '' : ` with ${wanted.selector}`}.`,
			);
		}

		// Labels select Services that exist.
		const named = wanted.selector === undefined ? found.following.world.missingServices() : [];
		const missingFindings = ignoring(
			diagnoseMissing(
				named.filter(({name}) => wanted.services.length === 0 || wanted.services.includes(name)),
				found.inputs,
			),
			suppression,
		);
		const judgements = rows.map(({judgement}) => judgement);
		const report = buildReport({
			judgements,
			missing: missingFindings,
			inputs: found.inputs,
			cluster: connection.cluster,
			context: connection.context,
			kubeconfigFile: cluster.kubeconfigFile,
			namespaces: namespace === undefined ? names : [namespace],
			now: Date.now(),
		});
		const {errors, warnings, ...others} = tally(judgements);
		// What is missing is none of the Services counted, and an error all the same.
		const missed = (severity: Severity) =>
			missingFindings.filter(finding => isCounted(finding) && finding.severity === severity).length;
		const counts = {...others, errors: errors + missed('error'), warnings: warnings + missed('warning')};
		output.stdout.write(
			formats[wanted.output]({
				report,
				tally: counts,
				services: rows.map(({view, judgement}) => ({...view.service, isJudged: judgement.isJudged})),
				failOn: wanted.failOn,
				hasColor: wanted.hasColor && output.stdout.isTTY === true,
				version,
			}),
		);
		if (found.settling.length > 0) {
			output.stderr.write(`Still changing: ${found.settling.join(', ')}.\n`);
		}

		for (const note of [...notes, ...problems]) {
			output.stderr.write(`${note}\n`);
		}

		return notes.length > 0 ? 2 : hasAtLeast(report, wanted.failOn) ? 1 : 0;
	} finally {
		verbose.end();
		connection.close();
		await cluster.close();
	}
};
