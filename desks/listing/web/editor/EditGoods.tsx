/** One listing: its words, picture, prices and stock, each saved by its own decision. */
import { useParams } from "@tanstack/react-router";
import { Button, Form, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  inLanguage,
  Loaded,
  Page,
  useCommand,
  useLanguage,
  useText,
  useView,
} from "@dianzhang/ui";
import {
  PAGE_FEN,
  PAGES,
  SHOOT_FEN,
  SHOOTS,
  type CategoryForm,
  type EditListing,
  type ListingView,
} from "../../commands.ts";
import type { Shelving } from "../goods/shelving.ts";
import { AttributeFields } from "./AttributeFields.tsx";
import { GoodsPreview } from "./GoodsPreview.tsx";
import { MainPicture } from "./MainPicture.tsx";
import { MoreSkus } from "./MoreSkus.tsx";
import { PageWords } from "./PageWords.tsx";
import { PaidChoice } from "./PaidChoice.tsx";
import { SkuTable } from "./SkuTable.tsx";
import { TitleField } from "./TitleField.tsx";

export function Screen() {
  const { listing = "0" } = useParams({ strict: false }) as { readonly listing?: string };
  const view = useView<ListingView>("listing/listing", { listing: Number(listing) });
  const forms = useView<readonly CategoryForm[]>("listing/category-forms");
  return (
    <Loaded asked={view}>
      {(one) => (
        <Loaded asked={forms}>
          {(all) => (
            <Editor
              key={one.listing}
              view={one}
              category={all.find((form) => form.id === one.category)}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function Editor({
  view,
  category,
}: {
  readonly view: ListingView;
  readonly category: CategoryForm | undefined;
}) {
  const t = useText("listing");
  const { language } = useLanguage();
  const { tell, isBusy } = useCommand<EditListing>();
  const [title, setTitle] = useState(view.title);
  const [attributes, setAttributes] = useState(view.attributes);
  const isChanged =
    title !== view.title || JSON.stringify(attributes) !== JSON.stringify(view.attributes);
  const save = () =>
    tell(
      { type: "listing/edit-listing", listing: view.listing, title, attributes: { ...attributes } },
      t("editor.saved"),
    );
  return (
    <Page
      title={view.title}
      actions={<Publishing view={view} />}
      note={`${category ? inLanguage(category.name, language) : ""} · ${t(`grade.${view.grade}`)}`}
    >
      <div className="dz-editor">
        <div className="dz-editor-form">
          <Block
            title={t("editor.words")}
            extra={
              <Button
                type="primary"
                size="small"
                disabled={!isChanged}
                loading={isBusy}
                onClick={() => void save()}
              >
                {t("editor.save")}
              </Button>
            }
          >
            <Form layout="vertical">
              <TitleField
                value={title}
                onChange={setTitle}
                category={category}
                attributes={attributes}
              />
            </Form>
            <AttributeFields category={category} value={attributes} onChange={setAttributes} />
          </Block>
          <Block title={t("editor.picture")}>
            <MainPicture
              value={view.picture}
              shoot={view.shoot}
              features={view.features}
              onChange={(picture) =>
                void tell(
                  { type: "listing/edit-listing", listing: view.listing, picture },
                  t("editor.pictureSaved"),
                )
              }
            />
            <PaidChoice
              name="shoot"
              ways={SHOOTS}
              priceFen={SHOOT_FEN}
              value={view.shoot}
              isPaidAtOnce
              onChange={(shoot) =>
                void tell(
                  { type: "listing/edit-listing", listing: view.listing, shoot },
                  t("editor.pictureSaved"),
                )
              }
            />
            <PaidChoice
              name="page"
              ways={PAGES}
              priceFen={PAGE_FEN}
              value={view.page}
              isPaidAtOnce
              onChange={(page) =>
                void tell(
                  { type: "listing/edit-listing", listing: view.listing, page },
                  t("editor.pictureSaved"),
                )
              }
            />
          </Block>
          <PageWords view={view} />
          <Block title={t("editor.skus")}>
            <SkuTable view={view} category={category} />
          </Block>
          {category && category.variants.length > 0 ? (
            <Block title={t("sku.more")}>
              <MoreSkus key={view.lines.length} view={view} category={category} />
            </Block>
          ) : null}
        </div>
        <GoodsPreview
          title={title}
          picture={view.picture}
          shoot={view.shoot}
          priceFen={view.minPriceFen}
          listing={view.isPublished ? view.listing : null}
        />
      </div>
    </Page>
  );
}

function Publishing({ view }: { readonly view: ListingView }) {
  const t = useText("listing");
  const { tell, isBusy } = useCommand<Shelving>();
  const listings = [view.listing];
  return view.isPublished ? (
    <>
      <Tag color="green">{t("state.on")}</Tag>
      <Button
        loading={isBusy}
        onClick={() =>
          void tell({ type: "listing/unpublish", listings }, t("goods.unpublished", { count: 1 }))
        }
      >
        {t("goods.unpublish")}
      </Button>
    </>
  ) : (
    <>
      <Tag>{t("state.off")}</Tag>
      <Button
        type="primary"
        loading={isBusy}
        onClick={() =>
          void tell({ type: "listing/publish", listings }, t("goods.published", { count: 1 }))
        }
      >
        {t("goods.publish")}
      </Button>
    </>
  );
}
