import {diagnosisReducer} from '../diagnosis/diagnosis-reducer.ts';
import {documentReducer} from '../documents/document-reducer.ts';
import {forwardsReducer} from '../forwards/forwards-reducer.ts';
import {matrixReducer} from '../matrix/matrix-reducer.ts';
import {messagesReducer} from '../messages/messages-reducer.ts';
import {probeReducer} from '../probe/probe-reducer.ts';
import {promptReducer} from '../prompt/prompt-reducer.ts';
import {rowsReducer} from '../rows/rows-reducer.ts';
import type {Action} from './action.ts';
import {clusterReducer} from './cluster-reducer.ts';
import {screenReducer} from './screen-reducer.ts';
import {clampScroll} from './scroll.ts';
import type {State} from './state.ts';

export type {Action} from './action.ts';
export {initialState, type State} from './state.ts';

/** One for each feature; an action is of one of them, and the others return the state as it is. */
const reducers = [
	clusterReducer,
	rowsReducer,
	screenReducer,
	promptReducer,
	documentReducer,
	messagesReducer,
	diagnosisReducer,
	probeReducer,
	matrixReducer,
	forwardsReducer,
];

/** What follows from an action. Pure; nothing that a key causes here grows with the number of Services, unless it changes the filter. */
export const rootReducer = (state: State, action: Action): State => {
	const next = reducers.reduce((before, reducer) => reducer(before, action), state);
	return next === state ? state : clampScroll(next);
};
