import {declaredPorts} from '../../../model/ports/ports.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {RuleResult} from '../../rule.ts';
import {causeText} from '../cause-text.ts';
import {ownerFixes} from '../fixes/owner-fixes.ts';
import {selectorText} from '../selector-text.ts';
import {jobsBeside, ownersOf, portsBeside, programsBeside, releasesBeside} from './foreign-pods.ts';

/** Pods of Jobs get a share of the connections. */
export const byJob = (view: ServiceView): RuleResult | undefined => {
	const mixture = jobsBeside(view);
	if (mixture === undefined) {
		return undefined;
	}

	const {meant, others} = mixture;
	return {
		cause: causeText`selector also matches ${ownersOf(others).join(', ')}: ${others.length}/${others.length + meant.length} endpoints, not ${ownersOf(meant).join(', ')}`,
		evidence: [
			{path: 'spec.selector', value: selectorText(view.service.selector)},
			...others.slice(0, 3).map(({name, owner}) => ({
				path: `pod/${name} metadata.ownerReferences`,
				value: `${owner!.kind} ${owner!.name}`,
			})),
		],
		fixes: ownerFixes(view.service, mixture),
	};
};

/** Pods of two releases share the connections. */
export const byRelease = (view: ServiceView): RuleResult | undefined => {
	const mixture = releasesBeside(view);
	if (mixture === undefined) {
		return undefined;
	}

	const {key, meant, others} = mixture;
	const all = [...meant, ...others];
	const releases = Map.groupBy(all, ({labels}) => labels[key]!);
	const text = [...releases].map(([release, pods]) => `${release} (${ownersOf(pods).join(', ')})`).sort();
	return {
		cause: causeText`selector matches ${releases.size} releases: ${text.join(', ')}`,
		evidence: [
			{path: 'spec.selector', value: selectorText(view.service.selector)},
			...[...releases].map(([release, [pod]]) => ({path: `pod/${pod!.name} metadata.labels[${key}]`, value: release})),
		],
		fixes: ownerFixes(view.service, mixture),
	};
};

/** Pods with the labels of the application run something else. */
export const byProgram = (view: ServiceView): RuleResult | undefined => {
	const mixture = programsBeside(view);
	if (mixture === undefined) {
		return undefined;
	}

	const {meant, others} = mixture;
	return {
		cause: causeText`selector also matches ${ownersOf(others).join(', ')}: labels of ${ownersOf(meant).join(', ')}, another image`,
		evidence: [
			{path: 'spec.selector', value: selectorText(view.service.selector)},
			...[meant[0]!, others[0]!].map(({name, containers}) => ({
				path: `pod/${name} spec.containers[].image`,
				value: containers.map(({image}) => image).join(', '),
			})),
		],
		fixes: ownerFixes(view.service, mixture),
	};
};

/** Pods that declare other ports refuse a share of the connections to one. */
export const byPorts = (view: ServiceView): readonly RuleResult[] =>
	view.service.ports.flatMap((port, index) => {
		const mixture = portsBeside(view, port);
		if (mixture === undefined) {
			return [];
		}

		const {others} = mixture;
		const ports = declaredPorts(others[0]!).map(each => each.port);
		return {
			port: port.port,
			cause: causeText`selector also matches ${ownersOf(others).join(', ')}: no containerPort ${port.targetPort} there`,
			evidence: [
				{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
				{path: `pod/${others[0]!.name} spec.containers[].ports`, value: ports.join(', ')},
				{path: `pod/${mixture.meant[0]!.name} spec.containers[].ports`, value: String(port.targetPort)},
			],
			fixes: ownerFixes(view.service, mixture),
		};
	});
