import {ScrollingText} from '../components/scrolling-text.tsx';
import {useTextView} from '../state/use-text-view.ts';
import {selectProbe} from './probe-selectors.ts';

/** The last probe of a Service: its verdict, and its hops or steps as they finish. */
export const ProbePane = () => {
	const view = useTextView(selectProbe);
	return view && <ScrollingText {...view} isFocused />;
};
