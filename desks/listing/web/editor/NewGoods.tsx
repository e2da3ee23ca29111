/** A new listing: category first, then everything that category asks for. */
import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Radio, Select } from "antd";
import { useState } from "react";
import {
  Block,
  inLanguage,
  Loaded,
  Money,
  Page,
  useCommand,
  useLanguage,
  useMarketPath,
  useText,
  useView,
} from "@dianzhang/ui";
import {
  GRADES,
  PAGE_FEN,
  PAGES,
  SHOOT_FEN,
  SHOOTS,
  type CategoryForm,
  type CreateListing,
  type Grade,
  type PictureFeatures,
  type Page as PageLevel,
  type Shoot,
} from "../../commands.ts";
import { AttributeFields } from "./AttributeFields.tsx";
import { GoodsPreview } from "./GoodsPreview.tsx";
import { MainPicture } from "./MainPicture.tsx";
import { NewSkus, type DraftSku } from "./NewSkus.tsx";
import { PaidChoice } from "./PaidChoice.tsx";
import { TitleField } from "./TitleField.tsx";

export function Screen() {
  const t = useText("listing");
  const forms = useView<readonly CategoryForm[]>("listing/category-forms");
  return (
    <Page title={t("editor.new")} note={t("editor.newNote")}>
      <Loaded asked={forms}>{(all) => <Draft forms={all} />}</Loaded>
    </Page>
  );
}

function Draft({ forms }: { readonly forms: readonly CategoryForm[] }) {
  const t = useText("listing");
  const go = useNavigate();
  const at = useMarketPath();
  const { tell, isBusy } = useCommand<CreateListing>();
  const [categoryId, setCategory] = useState(forms[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const [grade, setGrade] = useState<Grade>("standard");
  const [attributes, setAttributes] = useState<Readonly<Record<string, string>>>({});
  const [picture, setPicture] = useState<string | null>(null);
  const [features, setFeatures] = useState<PictureFeatures | null>(null);
  const [shoot, setShoot] = useState<Shoot>("none");
  const [page, setPage] = useState<PageLevel>("standard");
  const [skus, setSkus] = useState<readonly DraftSku[]>([]);
  const category = forms.find((form) => form.id === categoryId);
  if (!category) return null;
  const changeCategory = (id: string) => {
    setCategory(id);
    setAttributes({});
    setSkus([]);
  };
  const create = async () => {
    const done = await tell(
      {
        type: "listing/create-listing",
        category: category.id,
        title,
        attributes,
        grade,
        skus: [...skus],
        picture,
        shoot,
        page,
      },
      t("editor.created"),
    );
    if (done) await go({ to: at("goods") });
  };
  return (
    <div className="dz-editor">
      <div className="dz-editor-form">
        <Block title={t("editor.basics")}>
          <Form layout="vertical">
            <Form.Item label={t("editor.category")}>
              <CategoryPicker forms={forms} value={categoryId} onChange={changeCategory} />
            </Form.Item>
            <TitleField
              value={title}
              onChange={setTitle}
              category={category}
              attributes={attributes}
            />
            <GradePicker category={category} value={grade} onChange={setGrade} />
          </Form>
        </Block>
        <Block title={t("editor.attributes")}>
          <AttributeFields category={category} value={attributes} onChange={setAttributes} />
        </Block>
        <Block title={t("editor.picture")}>
          <MainPicture
            value={picture}
            shoot={shoot}
            features={features}
            onChange={(hash, measured) => {
              setPicture(hash);
              setFeatures(measured ?? null);
            }}
          />
          <PaidChoice
            name="shoot"
            ways={SHOOTS}
            priceFen={SHOOT_FEN}
            value={shoot}
            onChange={setShoot}
          />
          <PaidChoice
            name="page"
            ways={PAGES}
            priceFen={PAGE_FEN}
            value={page}
            onChange={setPage}
          />
        </Block>
        <Block title={t("editor.skus")}>
          <NewSkus
            key={category.id}
            category={category}
            grade={grade}
            value={skus}
            onChange={setSkus}
          />
        </Block>
        <div className="dz-actions">
          <Button
            type="primary"
            loading={isBusy}
            disabled={title.trim() === "" || skus.length === 0}
            onClick={() => void create()}
          >
            {t("editor.create")}
          </Button>
          <Button onClick={() => void go({ to: at("goods") })}>{t("editor.cancel")}</Button>
        </div>
      </div>
      <GoodsPreview
        title={title}
        picture={picture}
        shoot={shoot}
        priceFen={lowest(skus)}
        listing={null}
      />
    </div>
  );
}

function CategoryPicker({
  forms,
  value,
  onChange,
}: {
  readonly forms: readonly CategoryForm[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}) {
  const { language } = useLanguage();
  const parents = [...new Set(forms.map((form) => inLanguage(form.parent, language)))];
  const options = parents.map((parent) => ({
    label: parent,
    options: forms
      .filter((form) => inLanguage(form.parent, language) === parent)
      .map((form) => ({ value: form.id, label: inLanguage(form.name, language) })),
  }));
  return <Select value={value} options={options} onChange={onChange} />;
}

function GradePicker({
  category,
  value,
  onChange,
}: {
  readonly category: CategoryForm;
  readonly value: Grade;
  readonly onChange: (grade: Grade) => void;
}) {
  const t = useText("listing");
  return (
    <Form.Item label={t("editor.grade")} extra={t("editor.gradeWhy")}>
      <Radio.Group value={value} onChange={(event) => onChange(event.target.value as Grade)}>
        {GRADES.map((grade) => (
          <Radio key={grade} value={grade}>
            {t(`grade.${grade}`)}{" "}
            <span className="dz-quiet">
              <Money fen={category.unitCostFen[grade]} />
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}

function lowest(skus: readonly DraftSku[]): number | null {
  return skus.length > 0 ? Math.min(...skus.map((sku) => sku.priceFen)) : null;
}
