import type {ToolName} from '../../probes/tools/index.ts';
import type {Network} from '../network/network.ts';
import type {PodObject} from '../objects/kubernetes-object.ts';

/** Where a tool runs. */
export type Site = {
	readonly network: Network;
	readonly pod: PodObject;
	/** The tools of the container's image. */
	readonly tools: readonly Tool[];
};

export type Output = {readonly stdout: string; readonly stderr: string; readonly exitCode: number};

/** What a program prints; its own name is not among its parameters. */
export type Run = (parameters: readonly string[], site: Site) => Output;

/** A program of the demo's pods: one of those that probes ask with. */
export type Tool = {
	readonly name: ToolName;
	/** The folder it lies in; `/bin` where nothing is said. */
	readonly folder?: string;
	readonly run: Run;
};

export const printed = (stdout: string, exitCode = 0): Output => ({stdout, stderr: '', exitCode});

export const complained = (stderr: string, exitCode: number, stdout = ''): Output => ({stdout, stderr, exitCode});

/** The parameters that are neither options nor the values of the options named here. */
export const operands = (parameters: readonly string[], optionsWithValue: readonly string[]) =>
	parameters.filter(
		(parameter, index) => !parameter.startsWith('-') && !optionsWithValue.includes(parameters[index - 1] ?? ''),
	);

/** The value of an option given as two words. */
export const optionValue = (parameters: readonly string[], ...names: readonly string[]) => {
	const place = parameters.findIndex(parameter => names.includes(parameter));

	return place < 0 ? undefined : parameters[place + 1];
};
