import {usualKeys, valueSimilarity} from '../../../model/labels/similarity.ts';
import type {Labels, Pod, Service, ServicePort} from '../../../model/objects.ts';
import {eligiblePods} from '../../../model/pods/eligible-pods.ts';
import {isReady, isTerminating, topOwner} from '../../../model/pods/pods.ts';
import {declaredPorts, resolvePort} from '../../../model/ports/ports.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import {isOfRelease} from '../distinguishing-label.ts';
import {kubectlName} from '../fixes/kubectl-name.ts';
import {selectorText} from '../selector-text.ts';

/** Pods behind one Service that are not of one kind: those that are meant, where that can be told, and the others. */
export type Mixture = {
	readonly meant: readonly Pod[];
	/** [] where all that are here are as likely meant. */
	readonly others: readonly Pod[];
	/** A label that tells them apart; only where one does. */
	readonly key?: string;
};

/** The owners of pods as kubectl takes them, sorted. */
export const ownersOf = (pods: readonly Pod[]) => [...new Set(pods.map(pod => kubectlName(topOwner(pod))))].sort();

/** Pods that get traffic on some port of the Service: what has no port of that name is in no slice with it. */
const served = ({service, pods}: ServiceView) =>
	eligiblePods({pods}).filter(
		pod =>
			!isTerminating(pod) &&
			(isReady(pod) || service.publishNotReadyAddresses) &&
			service.ports.some(port => resolvePort(pod, port) !== undefined),
	);

const isOfJob = (pod: Pod) => ['Job', 'CronJob'].includes(topOwner(pod).kind);

/** Pods of Jobs beside those of workloads: a Job does its work, and serves no clients. */
export const jobsBeside = (view: ServiceView): Mixture | undefined => {
	const [others, meant] = [served(view).filter(isOfJob), served(view).filter(pod => !isOfJob(pod))];
	return others.length > 0 && meant.length > 0 ? {meant, others} : undefined;
};

/** Labels that name the installation a pod belongs to. */
export const releaseKeys = ['app.kubernetes.io/instance', 'release'] as const;

/** Words that tell apart what is meant to be behind one Service: web and web-canary, web-blue and web-green, 1.4 and 1.5. */
const variant =
	/(?:^|-)(?:canary|stable|primary|preview|baseline|blue|green|red|black|active|standby|old|new|v\d+)(?=-|$)/g;

const withoutVariant = (release: string) => (/^v?\d+\.\d/.test(release) ? '' : release.replace(variant, ''));

/** Whether two names differ in nothing but such a word, or a version. */
export const areVariants = (one: string, other: string) => withoutVariant(one) === withoutVariant(other);

/** What else is called what the Service is: the release it belongs to itself, else the one it has its name from. */
const ownRelease = ({labels, name}: Service, key: string, releases: readonly string[]) =>
	releases.find(each => labels[key] === each) ?? releases.find(each => name === each || name.startsWith(`${each}-`));

/**
 * Pods of several releases, by a label that names the release and that the selector leaves open. A selector on a label
 * that names no application is meant to catch many.
 */
export const releasesBeside = (view: ServiceView): Required<Mixture> | undefined => {
	const {service} = view;
	const key = releaseKeys.find(each => new Set(served(view).map(({labels}) => labels[each])).size > 1);
	const isOfApplication = Object.keys(service.selector).some(each => usualKeys.has(each));
	if (key === undefined || !isOfApplication || releaseKeys.some(each => each in service.selector)) {
		return undefined;
	}

	const labelled = served(view).filter(({labels}) => labels[key] !== undefined);
	const releases = [...new Set(labelled.map(({labels}) => labels[key]!))].sort();
	// What changes with a rollout of one workload is its version.
	const isVersion = [...Map.groupBy(labelled, pod => kubectlName(topOwner(pod))).values()].some(
		pods => new Set(pods.map(({labels}) => labels[key])).size > 1,
	);
	if (isVersion || new Set(releases.map(withoutVariant)).size < 2) {
		return undefined;
	}

	const own = ownRelease(service, key, releases);
	const isMeant = ({labels}: {readonly labels: Labels}) => own === undefined || labels[key] === own;
	return {key, meant: labelled.filter(isMeant), others: own === undefined ? [] : labelled.filter(pod => !isMeant(pod))};
};

/** What an image runs, whichever registry it is from and whatever its version: `web` of registry.example/shop/web:1.2. */
const programOf = (image: string) =>
	image
		.replace(/@.*$/, '')
		.replace(/:[^/]*$/, '')
		.split('/')
		.at(-1)!;

const runSame = (one: Pod, other: Pod) =>
	one.containers.some(({image}) =>
		other.containers.some(each => valueSimilarity(programOf(image), programOf(each.image)) >= 0.8),
	);

const identityOf = ({labels}: Pod) =>
	selectorText(
		Object.fromEntries(
			Object.entries(labels)
				.filter(([key]) => !isOfRelease(key))
				.sort(),
		),
	);

/**
 * Pods of workloads that run other programs under the very same labels: labels do not tell them apart, as they do
 * where that is meant. The workload that is called like the Service is meant.
 */
export const programsBeside = (view: ServiceView): Mixture | undefined => {
	const pods = served(view);
	const own = pods.find(pod => topOwner(pod).name === view.service.name);
	const others = own ? pods.filter(pod => identityOf(pod) === identityOf(own) && !runSame(pod, own)) : [];
	const strangers = new Set(ownersOf(others));
	return strangers.size > 0 && !strangers.has(kubectlName(topOwner(own!)))
		? {meant: pods.filter(pod => !strangers.has(kubectlName(topOwner(pod)))), others}
		: undefined;
};

/** Pods whose workloads declare other ports, and not the one that is a number here, which others declare. */
export const portsBeside = ({pods}: ServiceView, {targetPort, protocol}: ServicePort): Mixture | undefined => {
	// A pod that declares nothing may listen anywhere.
	const declaring = eligiblePods({pods}).filter(pod => declaredPorts(pod).length > 0);
	const has = (pod: Pod) => declaredPorts(pod).some(each => each.port === targetPort && each.protocol === protocol);
	const serving = new Set(ownersOf(declaring.filter(has)));
	const isMeant = (pod: Pod) => serving.has(kubectlName(topOwner(pod)));
	const [meant, others] = [declaring.filter(isMeant), declaring.filter(pod => !isMeant(pod))];
	return typeof targetPort === 'number' && meant.length > 0 && others.length > 0 ? {meant, others} : undefined;
};
