/**
 * The components that know no domain. All render on the server; those that also work inside client components are
 * everything but `IconSprite`, `LiveRegion` and the bars. `Dialog`, `Menu` and `PasswordField` are client components. Words come in as props.
 *
 * Page      <Main width> <PageTitle intro actions>  <TopBar brand home navLabel links person> <SubBar label where tabs>
 * Actions   <Button tone icon small keys> <ButtonLink href tone icon> <Actions> <Menu summary label>
 * Forms     <TextField id label hint error …input> <TextAreaField> <SelectField> <CheckField> <PasswordField> <FieldGroup> focusFirstError(form)
 * Telling   <Notice tone title live> <Empty title action> <Dialog open onClose title closeLabel actions> announce(message)
 * Showing   <Table caption stack> <Tabs> <Segmented> <Time at reader> <Icon name label> <Sign hue>
 */
export { announce } from './announce.ts';
export { type BarLink, PersonMenu, SkipLink, SubBar, Tabs, TopBar } from './Bars.tsx';
export { Actions, Button, ButtonLink, type Tone } from './Button.tsx';
export { Dialog } from './Dialog.tsx';
export { Empty } from './Empty.tsx';
export { CheckField, describedBy, FieldError, FieldGroup, SelectField, TextAreaField, TextField } from './Field.tsx';
export { focusFirstError } from './focus-error.ts';
export { type Hue, Icon, Sign } from './Icon.tsx';
export { type IconName, IconSprite } from './IconSprite.tsx';
export { LiveRegion } from './LiveRegion.tsx';
export { Main, PageTitle } from './Main.tsx';
export { Menu } from './Menu.tsx';
export { Notice } from './Notice.tsx';
export { PasswordField } from './PasswordField.tsx';
export { Segmented } from './Segmented.tsx';
export { absoluteTime, clockTime, nearTime, type Reader } from './say-time.ts';
export { Table } from './Table.tsx';
export { Time } from './Time.tsx';
