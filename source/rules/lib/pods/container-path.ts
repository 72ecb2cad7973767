import type {Pod} from '../../../model/objects.ts';
import type {Container} from '../../../model/pods/containers.ts';

/** Where a container is written: `pod/web-1 spec.containers[api]`; a sidecar among the init containers. */
export const containerPath = ({name: pod, initContainers}: Pod, {name}: Container) =>
	`pod/${pod} spec.${initContainers.some(each => each.name === name) ? 'initContainers' : 'containers'}[${name}]`;
