import type {Theme} from '../theme.ts';
import {endpointsPane} from './endpoints/endpoints-pane.ts';
import {footerLine} from './footer.ts';
import {forwardsPane} from './forwards/forwards-pane.ts';
import {headerLines} from './header.ts';
import {pickerPane} from './pickers/picker-pane.ts';
import {podsPane} from './pods/pods-pane.ts';
import {causeLine} from './services/cause-line.ts';
import {servicesPane} from './services/services-pane.ts';
import {layoutOf} from './state/layout.ts';
import {isPicker} from './state/overlay.ts';
import type {State} from './state/state.ts';
import {cut} from './text/text-width.ts';

/** Said instead of everything where nothing fits. */
const tooSmallLines = ({columns, rows}: State, {symbols}: Theme): readonly string[] =>
	[cut('too small', columns, symbols.ellipsis)].slice(0, rows);

/** Lists between header and footer: one string for each line, whatever lies side by side in it. */
const listsLines = (state: State, theme: Theme): readonly string[] => {
	if (state.overlay?.kind === 'forwards') {
		return forwardsPane(state, state.overlay, theme);
	}

	if (isPicker(state.overlay)) {
		return pickerPane(state, state.overlay, theme);
	}

	const {heights, widths, hasCause} = layoutOf(state);
	const services = heights.services > 0 ? servicesPane(state, theme) : [];
	const endpoints = heights.endpoints > 0 ? endpointsPane(state, theme) : [];
	const pods = heights.pods > 0 ? podsPane(state, theme) : [];
	const isSideBySide = widths.endpoints < state.columns;
	const lower = isSideBySide ? endpoints.map((line, index) => `${line} ${pods[index]}`) : [...endpoints, ...pods];
	return [...services, ...(hasCause ? [causeLine(state, theme)] : []), ...lower];
};

/** The whole screen while no text lies over the lists, line by line. */
export const listScreenLines = (state: State, theme: Theme): readonly string[] =>
	layoutOf(state).isTooSmall
		? tooSmallLines(state, theme)
		: [...headerLines(state, theme), ...listsLines(state, theme), footerLine(state, theme)];
