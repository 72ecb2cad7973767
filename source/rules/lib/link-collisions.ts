import {lastExit} from '../../model/pods/container-state.ts';
import {linkVariable} from '../../model/ports/service-variables.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ServiceLink} from '../../model/view-parts.ts';
import type {Fix} from '../finding.ts';
import type {NotReadyPod} from './pods/not-ready-pods.ts';

/** Exits that are not a program's word on its settings: ended well, no such command, killed or asked to end. */
const unrelated: readonly number[] = [0, 126, 127, 137, 143];

const containerOf = ({pod, why}: NotReadyPod) => pod.containers.find(({name}) => name === why.container);

const exitOf = ({pod, why}: NotReadyPod) => {
	const status = pod.statuses.find(({name}) => name === why.container);
	return status && lastExit(status);
};

/** A program that can't read its settings ends within so many seconds. */
const startSeconds = 10;

/** Whether variables of Services may be why it ended. */
const isCandidate = (notReady: NotReadyPod) => {
	const exit = exitOf(notReady);
	return notReady.pod.hasServiceLinks && exit !== undefined && !unrelated.includes(exit.exitCode);
};

/** The Services whose variable a container that crashed refers to, or quoted when it ended; by name. */
export const collisionsOf = (notReady: NotReadyPod, {links}: ServiceView): readonly ServiceLink[] => {
	const names = containerOf(notReady)?.portVariables ?? [];
	const message = exitOf(notReady)?.message ?? '';
	return isCandidate(notReady)
		? links.filter(({variable, value}) => names.includes(variable) || message.includes(value))
		: [];
};

/** The last part of an image's name: `relay` of `registry.example/tools/relay:1.2`. */
const programOf = (image: string) => /([^/:@]+)(?::[^/]*)?(?:@.*)?$/.exec(image)?.[1];

/**
 * The variable of the Service itself, where it bears the name of the container that crashed as it started, or of its
 * image: a program often takes PROGRAM_PORT for a setting of its own.
 */
const suspectOf = (notReady: NotReadyPod, {service}: ServiceView): ServiceLink | undefined => {
	const container = containerOf(notReady);
	const link = linkVariable(service);
	const exit = exitOf(notReady);
	const hasStarted = exit === undefined || exit.finished - exit.started > startSeconds;
	const isNamesake = [container?.name, programOf(container?.image ?? '')].includes(service.name);
	return isNamesake && link && !hasStarted && isCandidate(notReady)
		? {service: service.name, variable: link.name, value: link.value}
		: undefined;
};

/** What to look at where a variable of a Service may be why a container crashes; [] where nothing hints at that. */
export const linkHints = (notReady: NotReadyPod, view: ServiceView): readonly Fix[] =>
	[collisionsOf(notReady, view)[0] ?? suspectOf(notReady, view)]
		.filter(link => link !== undefined)
		.map(({service, variable, value}) => ({
			kind: 'text',
			label: `Check ${variable}`,
			value: `Service ${service} sets ${variable}=${value} in every container of the namespace. If the program reads ${variable} as a setting of its own, set enableServiceLinks: false in the pod template.`,
			mutating: false,
		}));
