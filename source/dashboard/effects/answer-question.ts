import type {KeyContext} from '../keyboard/key-binding.ts';
import {withOtherSubstitute} from '../options/substitute-options.ts';
import {addsContainer, withNextPort} from './plan-question.ts';
import {runPlan} from './probe-handlers.ts';

/** Another port in the question about a probe, or another one to ask in the client's place. */
export const chooseOther = ({store}: KeyContext, by: 1 | -1) => {
	const state = store.getState();
	if (state.prompt?.kind === 'consent') {
		store.dispatch({
			type: 'prompt/opened',
			prompt: {kind: 'consent', plan: withOtherSubstitute(withNextPort(state, state.prompt.plan, by))},
		});
	}
};

/** The answer to whether a probe may run: now, or now and from now on in this context. */
export const agree = (context: KeyContext, isForGood: boolean) => {
	const {prompt} = context.store.getState();
	context.store.dispatch({type: 'prompt/submitted'});
	if (prompt?.kind !== 'consent') {
		return;
	}

	if (isForGood && !addsContainer(prompt.plan)) {
		context.store.dispatch({type: 'probes/allowed'});
		context.commands.allowProbes();
	}

	runPlan(context, prompt.plan);
};
