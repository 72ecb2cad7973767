import type {Pod} from '../../../model/objects.ts';
import type {Container} from '../../../model/pods/containers.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {Fix} from '../../finding.ts';
import {templatePatch} from './template-patch.ts';

type Advice = {
	readonly label: string;
	readonly value: string;
	/** A user that is not root, by number: what the kubelet wants to see. */
	readonly runAsUser?: number;
};

/** The usual user without rights (systemd's nobody): any number but 0 satisfies the kubelet. */
const nobody = 65_534;

const label = 'Fix the reference';
const fixUser = 'Fix the securityContext';

/** What each message is about (pkg/kubelet/kuberuntime/security_context.go, pkg/kubelet/kubelet_pods.go, runc); the first that matches counts. */
const advices: ReadonlyArray<readonly [pattern: RegExp, advice: (match: RegExpExecArray) => Advice]> = [
	[
		/runAsNonRoot and image will run as root|runAsUser breaks non-root policy/,
		() => ({
			label: fixUser,
			value:
				'securityContext.runAsNonRoot is true and the container would run as root: set runAsUser to a user of the image other than 0, or build the image with USER and a number. It needs no secret and no volume.',
			runAsUser: nobody,
		}),
	],
	[
		/runAsNonRoot and image has non-numeric user \(([^)]*)\)/,
		([, user = '']) => ({
			label: fixUser,
			value: `securityContext.runAsNonRoot is true and the image names its user (${user}) without a number, which proves nothing: set runAsUser to that user's number (id -u ${user} in the image), or build the image with USER and the number.`,
		}),
	],
	[
		/(secret|configmap|persistentvolumeclaim) "([^"]+)" not found/i,
		([, kind = '', name = '']) => ({
			label,
			value: `Create the ${kind} ${name} in this namespace, or fix its name in the pod template.`,
		}),
	],
	[
		/couldn't find key|non-existent config key/i,
		() => ({
			label,
			value: 'The secret or configmap is there, but has no such key: add it, or fix the key in the pod template.',
		}),
	],
	[
		/exec: "([^"]+)": (?:executable file not found|stat .*no such file|permission denied|is a directory)/,
		([, command = '']) => ({
			label: 'Fix the command',
			value: `The image cannot run ${command}: fix command and args of the container, or put an executable file there.`,
		}),
	],
];

/** What gives a container, or its pod, what it needs to start, by what the kubelet says. */
export const startFixes = (
	message: string,
	view: ServiceView,
	pod: Pod,
	container: Container | undefined,
): readonly Fix[] => {
	const [advice] = advices.flatMap(([pattern, fixFor]) => {
		const match = pattern.exec(message);
		return match ? [fixFor(match)] : [];
	});
	const {runAsUser, ...text} = advice ?? {
		label,
		value: 'Give the pod what the message asks for: a secret, a configmap, a key in them, a volume, an address.',
	};
	const patch = runAsUser && {label: `Run it as user ${runAsUser}`, fields: {securityContext: {runAsUser}}};
	return [
		{kind: 'text', ...text, mutating: false},
		...(patch && container ? templatePatch(pod, container, view, patch) : []),
	];
};
