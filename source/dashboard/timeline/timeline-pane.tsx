import {ScrollingText} from '../components/scrolling-text.tsx';
import {useTextView} from '../state/use-text-view.ts';
import {selectTimeline} from './timeline-selectors.ts';

/** What happened to one Service since it has been watched. */
export const TimelinePane = () => {
	const view = useTextView(selectTimeline);
	return view && <ScrollingText {...view} isFocused />;
};
