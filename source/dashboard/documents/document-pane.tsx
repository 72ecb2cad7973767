import {ScrollingText} from '../components/scrolling-text.tsx';
import {useTextView} from '../state/use-text-view.ts';
import {selectDocument} from './document-selectors.ts';

/** A long text that is read over the lists: YAML, describe, events, a log, the messages. */
export const DocumentPane = () => {
	const view = useTextView(selectDocument);
	return view && <ScrollingText {...view} isFocused />;
};
