import type {KeyContext} from '../keyboard/key-binding.ts';
import {isPicker} from '../state/overlay.ts';
import type {MouseReport} from '../terminal/mouse-input.ts';
import {move} from './navigation.ts';

/** Lines that one step of the wheel moves a text by; a list moves by one. */
const wheelLines = 3;

/** Does what the mouse asks for; `at` in Unix milliseconds. Where something is typed or asked, nothing. */
export const point = (context: KeyContext, report: MouseReport, at: number) => {
	const {store} = context;
	const {prompt, overlay} = store.getState();
	if (prompt !== undefined) {
		return;
	}

	store.dispatch({type: 'key/pressed', at});
	if (report.kind === 'press') {
		store.dispatch({type: 'pointer/pressed', column: report.column, row: report.row});
		return;
	}

	const isList = overlay === undefined || isPicker(overlay);
	move(context, report.by * (isList ? 1 : wheelLines), 'line');
};
