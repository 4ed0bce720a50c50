import {
  Button,
  createTheme,
  Menu,
  Modal,
  MultiSelect,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  type MantineColorsTuple,
} from '@mantine/core';

/** A deep sea green, close to the chrome of Zendesk's own pages. Repeated in `variables.css`. */
const pine: MantineColorsTuple = [
  '#eef6f4',
  '#dcebe8',
  '#b9d9d3',
  '#8fc4bb',
  '#5caba0',
  '#2f8d83',
  '#1f766f',
  '#17615e',
  '#114e4c',
  '#0d3a39',
];

/**
 * Only what components decide in JavaScript is here. Mantine would write the rest into a `<style>`
 * element, which the content security policy forbids, so colours and sizes live in `variables.css`.
 */
export const theme = createTheme({
  primaryColor: 'pine',
  colors: { pine },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    PasswordInput: PasswordInput.extend({
      defaultProps: {
        size: 'xs',
        visibilityToggleFocusable: true,
        visibilityToggleButtonProps: { 'aria-label': 'Show or hide what is typed' },
      },
    }),
    Textarea: Textarea.extend({ defaultProps: { size: 'xs' } }),
    Select: Select.extend({ defaultProps: { size: 'xs' } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { size: 'xs' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
    Modal: Modal.extend({
      // Scroll locking writes a <style> element as well; the overlay catches the pointer anyway.
      defaultProps: {
        lockScroll: false,
        transitionProps: { duration: 100 },
        padding: 'md',
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
  },
});
