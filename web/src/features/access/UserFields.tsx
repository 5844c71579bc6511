import { Form, Input, Select } from "antd";
import type { Role } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { sessionTexts } from "../session/index.ts";
import { standsAlone } from "./ThreeAdministrators.tsx";
import { accessTexts } from "./texts.ts";

/** What is said of an account when it is added and when it is changed. */
export interface UserInput {
  readonly displayName: string;
  readonly roles: Role[];
  readonly unit?: string;
  readonly scopeUnits?: string[];
  readonly manager?: string;
}

/** An empty place means none; the account then belongs to the whole organisation. */
export const userBody = ({ displayName, roles, unit, scopeUnits, manager }: UserInput) => ({
  displayName,
  roles,
  unit: unit === undefined || unit === "" ? null : unit,
  scopeUnits: scopeUnits ?? [],
  manager: manager === undefined || manager === "" ? null : manager,
});

interface UserFieldsProps {
  readonly roles: readonly Role[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** Name, roles, units and manager of an account. */
export function UserFields({ roles, units }: UserFieldsProps) {
  const t = useTexts(accessTexts);
  const names = useTexts(sessionTexts);
  const required = { required: true, message: t.required };
  const options = units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item name="displayName" label={t.displayName} rules={[required]}>
        <Input />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t.roles}
        rules={[
          required,
          {
            validator: (_, chosen: Role[] = []) =>
              chosen.length > 1 && chosen.some(standsAlone)
                ? Promise.reject(new Error(t.alone))
                : Promise.resolve(),
          },
        ]}
      >
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={roles.map((value) => ({ value, label: names[value] }))}
        />
      </Form.Item>
      <Form.Item name="unit" label={t.unit}>
        <Select allowClear showSearch optionFilterProp="label" options={options} />
      </Form.Item>
      <Form.Item name="scopeUnits" label={t.scopeUnits}>
        <Select mode="multiple" optionFilterProp="label" options={options} />
      </Form.Item>
      <Form.Item name="manager" label={t.manager}>
        <Input />
      </Form.Item>
    </>
  );
}
