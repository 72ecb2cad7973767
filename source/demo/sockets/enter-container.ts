import {chooseContainer} from '../choose-container.ts';
import type {Network} from '../network/network.ts';
import type {ContainerObject, PodObject} from '../objects/kubernetes-object.ts';
import {resourceCalled} from '../objects/served-resources.ts';
import type {DemoScenario} from '../scenario-type.ts';
import {failure, isFailure, notFound, type Status} from '../status.ts';
import type {Output, Site} from '../tools/tool.ts';

/** A place where a command can run, or the status with which the upgrade is refused. */
export const enter = (
	pod: PodObject | undefined,
	name: string,
	query: URLSearchParams,
	{network, programs}: {readonly network: Network; readonly programs: DemoScenario['programs']},
): Site | Status => {
	if (!pod) {
		return notFound(resourceCalled('pods'), name);
	}

	const container: ContainerObject | Status = chooseContainer(pod, query.get('container'));
	if (isFailure(container)) {
		return container;
	}

	if (!pod.spec.nodeName) {
		return failure(400, `pod ${name} does not have a host assigned`);
	}

	const status = pod.status.containerStatuses?.find(candidate => candidate.name === container.name);
	if (!status?.state.running) {
		return failure(500, `unable to upgrade connection: container not found ("${container.name}")`);
	}

	return {network, pod, tools: programs[container.image]?.tools ?? []};
};

/** The Status that ends an exec, as API servers send it on the error channel. */
export const endStatus = (argv: readonly string[], output: Output | undefined): object => {
	if (!output) {
		const cause = `error executing command in container: failed to exec in container: failed to start exec "5d1c0b7b2f": OCI runtime exec failed: exec failed: unable to start container process: exec: "${argv[0]}": executable file not found in $PATH: unknown`;

		return failure(500, `Internal error occurred: ${cause}`, {causes: [{message: cause}]});
	}

	const {exitCode} = output;

	return exitCode === 0
		? {metadata: {}, status: 'Success'}
		: {
				metadata: {},
				status: 'Failure',
				message: `command terminated with non-zero exit code: error executing command [${argv.join(' ')}], exit code ${exitCode}`,
				reason: 'NonZeroExitCode',
				details: {causes: [{reason: 'ExitCode', message: String(exitCode)}]},
			};
};
