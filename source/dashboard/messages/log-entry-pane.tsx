import {ScrollingText} from '../components/scrolling-text.tsx';
import {useTextView} from '../state/use-text-view.ts';
import {selectLogEntry} from './log-entry-selectors.ts';

/** One entry of the command log. */
export const LogEntryPane = () => {
	const view = useTextView(selectLogEntry);
	return view && <ScrollingText {...view} isFocused />;
};
