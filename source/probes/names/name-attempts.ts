import {attemptsBy} from '../attempts/attempts.ts';
import type {ContainerTools} from '../attempts/container-tools.ts';
import type {Attempt, ToolOutput} from '../attempts/try-in-order.ts';
import type {NameQuestion, Tool} from '../tool.ts';
import type {NameAnswer} from './name-answer.ts';

/**
 * The ways a container has to resolve a name, in the order they are tried. `isSearching` is whether a tool that follows
 * the search path in some versions only may be such a version here; whether it is, its output says.
 */
export const nameAttempts = (
	question: NameQuestion,
	container: ContainerTools,
	isSearching: (tool: Tool) => boolean = () => false,
): ReadonlyArray<Attempt<NameAnswer>> =>
	attemptsBy(
		tool => {
			const {resolve} = tool;
			const searches = question.isShort ? resolve?.searches : undefined;
			if (resolve === undefined || searches === undefined) {
				return resolve;
			}

			return isSearching(tool)
				? {
						...resolve,
						read: (output: ToolOutput) => (searches(output) ? resolve.read(output, question) : undefined),
					}
				: undefined;
		},
		question,
		container,
	);
