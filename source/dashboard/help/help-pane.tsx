import {ScrollingText} from '../components/scrolling-text.tsx';
import {useTextView} from '../state/use-text-view.ts';
import {selectHelp} from './help-selectors.ts';

/** Every key, with the reason beside each that can't work now. */
export const HelpPane = () => {
	const view = useTextView(selectHelp);
	return view && <ScrollingText {...view} isFocused />;
};
