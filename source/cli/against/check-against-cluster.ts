import {keyOf, type Service} from '../../model/objects.ts';
import {formats} from '../../report/formats.ts';
import {buildReport, hasAtLeast, isCounted, type ReportedFinding, reported, tally} from '../../report/report.ts';
import {diagnoseApplied} from '../../rules/diagnose-manifest.ts';
import {undiagnosed} from '../../rules/diagnosis.ts';
import {ignoring} from '../../rules/findings.ts';
import {findingsAt} from '../../rules/time-dependent-severity.ts';
import {version} from '../../version.ts';
import type {CheckArguments} from '../arguments/arguments.ts';
import {exitCode} from '../exit-code.ts';
import {createFindingPlaces} from '../finding-place.ts';
import {labelTest} from '../label-test.ts';
import type {Output} from '../output.ts';
import {createProgress} from '../progress.ts';
import {readManifests} from '../read-manifests.ts';
import {unknownOf, unknownSentences} from '../unknown-sentences.ts';
import {withUnread} from '../unread-manifests.ts';
import {withCluster} from '../with-cluster.ts';
import {applyManifests} from './apply-manifests.ts';
import {changesOf} from './changes.ts';
import {namespacesOf, referredNamespaces, wrongNamespaces} from './manifest-namespaces.ts';
import {oneCollection} from './one-collection.ts';
import {isTouched} from './touched.ts';

const count = (findings: readonly ReportedFinding[], wanted: ReportedFinding['change']) =>
	findings.filter(finding => finding.change === wanted && isCounted(finding)).length;

/**
 * Diagnoses manifests as if they were applied to a cluster, and prints what breaks, what heals and what stays of the
 * Services that they touch. Nothing is sent but reads. Returns the exit code: 1 where something at or above --fail-on is
 * found after applying, 2 where something could not be read or looked at.
 *
 * Rejects with a ClusterError or a UsageError where nothing at all could be looked at.
 */
export const checkAgainstCluster = async (
	wanted: CheckArguments,
	output: Output,
	stdin: AsyncIterable<Buffer> = process.stdin,
): Promise<number> => {
	const matches = labelTest(wanted.selector);

	return withCluster(wanted, output, async access => {
		const {configuration, suppression, connection, kubectlFlags, note} = access;
		const usual = wanted.namespace ?? connection.namespace ?? 'default';
		const progress = createProgress(output.stderr);
		const {collections, notes: readingNotes} = await readManifests(
			{files: wanted.files, namespace: usual},
			stdin,
			process.env.PATH ?? '',
			progress.show,
		);
		progress.clear();
		const collection = oneCollection(collections);
		const unread = collection.problems.map(({problem, place}) => ({message: problem, ...(place && {location: place})}));
		const namespaces = namespacesOf(collection);
		// Who gives a namespace may have no rights in others.
		const needed =
			wanted.namespace === undefined ? [...new Set([...namespaces, ...referredNamespaces(collection)])] : namespaces;
		const [namespace] = wanted.isAllNamespaces || needed.length > 1 ? [undefined] : [...needed, usual];
		const found = await access.snapshot(namespace, () => true);
		const {clusterStore, inputs} = found;
		const before = (key: string) => found.diagnosed.get(key)?.diagnosis ?? undiagnosed;
		const isKnown = new Set([...clusterStore.records('services')].map(keyOf));
		const origins = new Map(collection.services.map(({service, origin}) => [keyOf(service), origin]));
		const now = Date.now();
		const changed = applyManifests(clusterStore, collection, Math.floor(now / 1000));
		const isWanted = ({labels, name}: Pick<Service, 'labels' | 'name'>) =>
			matches(labels) && (wanted.services.length === 0 || wanted.services.includes(name));
		const views = [...new Set([...origins.keys(), ...changed])]
			.sort()
			.map(key => clusterStore.view(key))
			.filter(view => view !== undefined)
			.filter(view => isWanted(view.service));
		const placed = createFindingPlaces(collection);
		const all = views.map(view => {
			const origin = origins.get(view.key);
			const findings = diagnoseApplied(view, inputs, {isNew: !isKnown.has(view.key), isWritten: origin !== undefined});
			const after = ignoring(findingsAt(findings ?? [], now), suppression).map(finding => placed(finding, origin));
			return {view, isDiagnosed: findings !== undefined, ...changesOf(before(view.key).findings, after)};
		});
		const diagnosed = all.filter(
			({view, after, healed}) =>
				origins.has(view.key) ||
				healed.length > 0 ||
				after.some(({change}) => change === 'breaks') ||
				isTouched(found.diagnosed.get(view.key)?.view, view),
		);
		const diagnoses = diagnosed
			.map(({isDiagnosed, after}) => ({isDiagnosed, findings: after, isSettling: false}))
			.map(withUnread(collection.problems));
		const services = diagnosed.map(({view: {service}}, index) => {
			const unknown = unknownOf(diagnoses[index]!, wanted.failOn);
			return {namespace: service.namespace, name: service.name, ...(unknown && {unknown})};
		});
		const names = new Set(services.map(({name}) => name));
		const notes = [
			...unread.map(({message}) => message),
			...wrongNamespaces(collection, wanted.namespace),
			...unknownSentences({...found, services: []}, services),
			...wanted.services
				.filter(name => !names.has(name))
				.map(name => `There is no Service ${name} in ${wanted.files.join(', ')}, and none that they touch.`),
		];
		if (services.length === 0 && notes.length === 0) {
			note(`The manifests in ${wanted.files.join(', ')} touch no Service.`);
		}

		for (const text of readingNotes) {
			note(text);
		}

		const report = buildReport({
			...{diagnoses, services, inputs, kubectlFlags, now, unread},
			missing: [],
			cluster: connection.cluster,
			context: connection.context,
			namespaces: namespace === undefined ? namespaces : [namespace],
		});
		const healed = diagnosed.flatMap(each =>
			each.healed.map(finding => reported(finding, {context: connection.context, kubectlFlags})),
		);
		const applied = {
			breaks: count(report.findings, 'breaks'),
			heals: count(healed, 'heals'),
			stays: count(report.findings, 'stays'),
		};
		const isTable = wanted.output === 'table';
		output.stdout.write(
			formats[wanted.output]({
				report: isTable ? {...report, findings: [...report.findings, ...healed]} : {...report, healed, applied},
				tally: tally(diagnoses, services),
				services,
				unknowns: notes,
				failOn: wanted.failOn,
				hasColor: wanted.hasColor && output.stdout.isTTY === true,
				version,
			}),
		);
		if (isTable) {
			output.stdout.write(
				`applied to ${connection.context}: ${applied.breaks} break, ${applied.heals} heal, ${applied.stays} stay\n`,
			);
		}

		for (const text of [...notes, ...configuration.problems]) {
			note(text);
		}

		return exitCode(notes, hasAtLeast(report, wanted.failOn) ? 1 : 0);
	});
};
