import {readFileSync} from 'node:fs';
import {type Collection, collect, type Origin} from '../manifest/collection.ts';
import {locate} from '../manifest/document.ts';
import {manifestFiles} from '../manifest/files.ts';
import {parseLabelSelector} from '../model/label-selector.ts';
import {nearMatches} from '../model/near-match.ts';
import type {Service} from '../model/objects.ts';
import {selects} from '../model/pods.ts';
import type {ServiceView} from '../model/service-view.ts';
import {formats} from '../report/formats.ts';
import {buildReport, hasAtLeast, tally} from '../report/report.ts';
import type {Finding} from '../rules/finding.ts';
import {ignoring} from '../rules/findings.ts';
import {diagnoseManifest} from '../rules/index.ts';
import {version} from '../version.ts';
import type {CheckArguments} from './arguments.ts';
import {loadConfiguration, suppressionOf} from './configuration.ts';
import type {Output} from './output.ts';
import {UsageError} from './usage-error.ts';

/** Things by their namespace: what a Service is judged by is in its own. */
const byNamespace = ({pods, workloads, services, slices}: Collection) => {
	const groups = {
		pods: Map.groupBy(pods, ({namespace}) => namespace),
		workloads: Map.groupBy(workloads, ({namespace}) => namespace),
		services: Map.groupBy(
			services.map(({service}) => service),
			({namespace}) => namespace,
		),
		slices: Map.groupBy(slices, ({namespace}) => namespace),
	};
	return (namespace: string) => ({
		pods: groups.pods.get(namespace) ?? [],
		workloads: groups.workloads.get(namespace) ?? [],
		services: groups.services.get(namespace) ?? [],
		slices: groups.slices.get(namespace) ?? [],
	});
};

type Neighbours = ReturnType<ReturnType<typeof byNamespace>>;

const viewOf = (service: Service, {pods, workloads, services, slices}: Neighbours): ServiceView => {
	const isSelecting = service.type !== 'ExternalName';
	const matched = isSelecting ? pods.filter(({labels}) => selects(service.selector, labels)) : [];
	return {
		key: `${service.namespace}/${service.name}`,
		service,
		slices: slices.filter(slice => slice.service === service.name),
		pods: matched,
		workloads: isSelecting ? workloads.filter(({podLabels}) => selects(service.selector, podLabels)) : [],
		nearMatches: isSelecting && matched.length === 0 ? nearMatches({service, pods, workloads, services}) : [],
		elsewhere: [],
		probeFailures: new Map(),
		startFailures: new Map(),
		// Of these nothing is judged from manifests.
		policies: [],
		egressPolicies: [],
		idlePolicies: [],
		resolvers: [],
		proxy: undefined,
		neighbours: [],
		namespaces: undefined,
		ingresses: [],
		ingressClasses: undefined,
		routes: [],
		gateways: [],
		grants: [],
		nodes: undefined,
		alias: [],
	};
};

/** `spec.ports[0].targetPort` as a path into the document. */
const pathOf = (field: string) => (field.match(/[^.[\]]+/g) ?? []).map(key => (/^\d+$/.test(key) ? Number(key) : key));

/** The finding with the place of its first evidence in the Service, which is the field at fault. */
const located = (finding: Finding, {document, path}: Origin): Finding => {
	const field = finding.evidence.find(each => /^spec\.[\w.[\]]+$/.test(each.path))?.path ?? '';
	return {...finding, location: {file: document.file, ...locate(document, [...path, ...pathOf(field)])}};
};

const noteIgnored = ({ignored}: Collection, {stderr}: Output) => {
	if (ignored.size > 0) {
		const counts = [...ignored].map(([kind, count]) => `${count} ${kind || 'without kind'}`);
		stderr.write(`Not looked at: ${counts.join(', ')}.\n`);
	}
};

const collectWanted = (wanted: CheckArguments): Collection => {
	try {
		const files = manifestFiles(wanted.files, () => readFileSync(0, 'utf8'));
		return collect(files, wanted.namespace ?? 'default');
	} catch (error) {
		throw error instanceof Error && error.name === 'ManifestError'
			? new UsageError(error.message, {cause: error})
			: error;
	}
};

/**
 * Judges the Services of manifests by what manifests alone decide, and prints. Exit codes as of `check`. Throws a
 * UsageError where manifests can't be read, or hold no Service that was asked for.
 */
export const checkManifests = async (wanted: CheckArguments, output: Output): Promise<number> => {
	const matches = wanted.selector === undefined ? () => true : parseLabelSelector(wanted.selector);
	if (matches === undefined) {
		throw new UsageError(`"${wanted.selector}" is no label selector. Write it as app=web,tier!=test.`);
	}

	const {ignored, problems} = await loadConfiguration(process.env);
	const suppression = suppressionOf(ignored);
	const collection = collectWanted(wanted);
	noteIgnored(collection, output);
	const chosen = collection.services.filter(
		({service}) => matches(service.labels) && (wanted.services.length === 0 || wanted.services.includes(service.name)),
	);
	const missing = wanted.services.filter(name => chosen.every(({service}) => service.name !== name));
	if (chosen.length === 0 && missing.length === 0) {
		throw new UsageError(
			`There is no Service to look at in ${wanted.files.join(', ')}${wanted.selector ? ` with ${wanted.selector}` : ''}.`,
		);
	}

	const neighboursIn = byNamespace(collection);
	const judge = (service: Service) => {
		const neighbours = neighboursIn(service.namespace);
		const found = diagnoseManifest(viewOf(service, neighbours), {hasTemplates: neighbours.pods.length > 0});
		return ignoring(found, suppression);
	};

	const judgements = chosen.map(({service, origin}) => ({
		isJudged: true,
		findings: judge(service).map(finding => located(finding, origin)),
		isSettling: false,
	}));
	const report = buildReport({
		judgements,
		missing: [],
		inputs: undefined,
		cluster: '',
		context: '',
		namespaces: [...new Set(chosen.map(({service}) => service.namespace))].sort(),
		now: Date.now(),
	});
	output.stdout.write(
		formats[wanted.output]({
			report,
			tally: tally(judgements),
			services: chosen.map(({service: {namespace, name}}) => ({namespace, name, isJudged: true})),
			failOn: wanted.failOn,
			hasColor: wanted.hasColor && output.stdout.isTTY === true,
			version,
		}),
	);
	for (const name of missing) {
		output.stderr.write(`There is no Service ${name} in ${wanted.files.join(', ')}.\n`);
	}

	for (const problem of problems) {
		output.stderr.write(`${problem}\n`);
	}

	return missing.length > 0 ? 2 : hasAtLeast(report, wanted.failOn) ? 1 : 0;
};
