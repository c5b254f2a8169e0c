"""The words over the columns of orders, in the languages of trade; one phrase a line or parted by bars."""

from __future__ import annotations

from typing import Literal

Role = Literal["code", "name", "item", "quantity", "unit", "price", "note", "size", "passed"]
"""`item` is the name or the code, as its column shows; `passed` are line numbers, sums and what else we need not."""

WORDS: dict[tuple[Role, int], str] = {
    (
        "code",
        0,
    ): """your code | your item no | your item code | your sku | your part no | your ref | supplier code | supplier sku
        supplier item | supplier item no | supplier item code | supplier part no | vendor code | vendor sku | vendor item
        vendor item no | vendor part no | 供应商货号 | 供应商编码 | 供应商料号 | 贵司货号 | 贵司编码 | 贵司型号 | 卖方货号
        codigo proveedor | codigo del proveedor | kod pembekal | ihre artikelnummer | lieferantenartikelnummer
        lieferanten artikelnr | reference fournisseur | ref fournisseur | votre reference""",
    (
        "code",
        1,
    ): """code | codes | sku | sku code | sku no | sku number | item no | item nr | item num | item number | item code
        item id | item ref | item sku | item # | part no | part number | part | part code | p/n | product code | product no
        product number | product id | product sku | product ref | stock code | stock no | article no | article number
        article nr | article code | art no | art nr | material | material no | material number | material code | catalog no
        catalogue no | cat no | reference | ref | ref no | style | style no | model | model no | order code | mpn
        货号 | 貨號 | 编码 | 編碼 | 编号 | 編號 | 商品编码 | 商品编号 | 商品代码 | 产品编码 | 产品编号 | 产品代码 | 物料编码 | 物料编号
        物料号 | 料号 | 料號 | 款号 | 型号 | 型號 | 产品型号 | 代码 | 存货编码 | 品号
        codigo | cod | cod articulo | cod producto | codigo articulo | codigo de articulo | codigo producto | codigo de producto
        clave | referencia | numero de articulo | no de parte | numero de parte
        kod | kod barang | kod item | kod produk | no item | no barang | no produk | no stok | kod stok | nombor item
        artikelnummer | artikelnr | artikel nr | artikel nummer | art nummer | bestellnummer | bestellnr | best nr
        materialnummer | produktnummer | teilenummer | produktcode
        code article | code produit | ref article | reference article | ref produit | n article | no article | numero article""",
    (
        "code",
        2,
    ): """customer code | our code | our item no | our ref | buyer code | buyer item | buyer item no | customer item
        customer item no | customer part no | my code | 我司货号 | 我司编码 | 客户货号 | 客户料号 | 本司货号 | unsere artikelnummer
        notre reference""",
    (
        "code",
        3,
    ): """barcode | bar code | ean | ean code | ean13 | gtin | upc | isbn | 条码 | 條碼 | 商品条码 | 条形码 | codigo de barras
        kod bar | strichcode | code barre | code barres | code a barres""",
    (
        "name",
        0,
    ): """name | item name | product name | description | desc | descr | item description | product description
        goods | goods description | description of goods | description of items | material description | article name
        article description | particulars | details | item details | product details | commodity | title | wording
        品名 | 名称 | 名稱 | 商品名称 | 商品名 | 产品名称 | 产品名 | 货品名称 | 货物名称 | 物料名称 | 物料描述 | 描述 | 品名规格
        品名及规格 | 货名 | 存货名称 | 商品描述 | 产品描述 | 中文品名 | 英文品名
        descripcion | nombre | nombre del producto | descripcion del producto | descripcion del articulo | concepto | detalle
        mercancia | denominacion
        keterangan | nama | nama barang | nama produk | nama item | penerangan | perihal | butiran | deskripsi
        bezeichnung | beschreibung | artikelbezeichnung | artikelbeschreibung | produktbezeichnung | produktname | warenbezeichnung
        artikelname | designation | libelle | nom | nom du produit | description article | designation article""",
    (
        "item",
        0,
    ): """item | items | product | products | article | articles | 商品 | 产品 | 產品 | 货品 | 物料 | 货物 | 品项
        producto | productos | articulo | articulos | barang | produk | artikel | produkt | ware | position text | produit | produits
        marchandise""",
    (
        "quantity",
        0,
    ): """qty ordered | order qty | ordered qty | ordered | order quantity | ordered quantity | quantity ordered
        qty to order | qty required | required qty | required quantity | qty order | order | to order | 订货数量 | 订购数量
        订单数量 | 采购数量 | 订货量 | 订购量 | 采购量 | 要货数量 | 下单数量 | 需求数量 | cantidad pedida | cantidad solicitada
        cantidad a pedir | pedido | kuantiti pesanan | kuantiti dipesan | bestellmenge | quantite commandee | qte commandee | cde""",
    (
        "quantity",
        1,
    ): """qty | qtys | quantity | quantities | qnty | qty. | quant | no of units | number of units | pcs qty | cases
        cartons | ctns | boxes | no of cases | no of cartons | 数量 | 數量 | 件数 | 箱数 | 个数 | 订货 | 数目 | 桶数 | 袋数
        cantidad | cant | cantidades | ctd | unidades | cajas
        kuantiti | kuant | bilangan | bil unit | jumlah unit | jumlah kuantiti | jumlah pesanan
        menge | anzahl | stuckzahl | mge | quantite | quantites | qte | qtte | nb""",
    (
        "unit",
        0,
    ): """unit | units | uom | u/m | um | unit of measure | unit of measurement | measure | order unit | sales unit
        selling unit | pack type | per | 单位 | 單位 | 计量单位 | 销售单位 | 包装单位 | 订货单位
        unidad | ud | u med | unidad de medida | medida | presentacion | unit ukuran | unit jualan | ukuran unit
        einheit | me | mengeneinheit | eh | bestelleinheit | vpe | unite | unite de mesure | u | conditionnement""",
    (
        "price",
        0,
    ): """unit price | price | unit cost | cost | rate | price each | price per unit | price/unit | net price | unit rate
        u price | u/price | list price | price ea | 单价 | 單價 | 价格 | 價格 | 含税单价 | 未税单价 | 不含税单价 | 售价 | 进价
        precio | precio unitario | p unitario | p u | precio unit | costo | costo unitario | pvp
        harga | harga seunit | harga unit | harga per unit | kos | preis | einzelpreis | stuckpreis | e preis | ep
        preis pro einheit | netto preis | nettopreis | prix | prix unitaire | p u ht | prix unit | pu | pu ht | puht""",
    (
        "note",
        0,
    ): """note | notes | remark | remarks | comment | comments | instruction | instructions | special instructions | memo
        备注 | 備註 | 说明 | 附注 | 备注说明 | 要求 | observaciones | observacion | nota | notas | comentarios | comentario
        catatan | nota | ulasan | bemerkung | bemerkungen | hinweis | anmerkung | kommentar | remarque | remarques | commentaire
        commentaires | observation | observations
        delivery date | delivery | need by | required by | required date | due date | due | eta | ship date | need by date | 交期
        交货日期 | 到货日期 | 要货日期 | 送货日期 | 需求日期 | fecha de entrega | entrega | fecha | tarikh hantar | tarikh penghantaran
        lieferdatum | liefertermin | termin | date de livraison | livraison""",
    (
        "size",
        0,
    ): """size | spec | specs | specification | specifications | pack | packing | pack size | packaging | variant | colour
        color | grade | brand | flavour | flavor | 规格 | 規格 | 规格型号 | 包装 | 包装规格 | 颜色 | 尺寸 | 品牌 | 口味 | 箱规
        tamano | talla | formato | empaque | marca | color | contenido | saiz | pek | jenama | warna | pembungkusan
        grosse | gebinde | inhalt | marke | farbe | verpackung | taille | format | contenance | marque | couleur | emballage""",
    (
        "passed",
        0,
    ): """no | nr | n | # | s/n | sn | sl | sl no | s no | sr | sr no | serial | line | line no | line item | line # | ln | pos
        position | seq | row | item line | 序号 | 序號 | 行号 | 项次 | 项目 | 号 | renglon | linea | partida | num | item nro | bil
        lfd nr | zeile | ligne | rang
        amount | total | line total | total price | total amount | ext | extended | extension | extended price | extended amount
        ext price | ext amount | subtotal | sum | value | net amount | line amount | amt | net value | 金额 | 金額 | 总价 | 總價 | 小计
        合计 | 总金额 | 合计金额 | 价税合计 | importe | total linea | monto | valor | jumlah | jumlah harga | amaun | gesamt
        gesamtpreis | betrag | summe | gp | montant | total ht | montant ht | prix total | total ttc
        tax | vat | gst | sst | tax rate | discount | disc | disc % | 税率 | 税额 | 折扣 | iva | descuento | cukai | diskaun | mwst | rabatt
        ust | tva | remise | currency | 币种 | moneda | mata wang | wahrung | devise
        stock | on hand | in stock | qty on hand | available | shipped | qty shipped | received | qty received | backorder | backordered
        qty backordered | bo | balance | outstanding | 库存 | 现有库存 | 已发 | 已发货 | 欠数 | existencia | existencias | stok | baki
        bestand | lagerbestand | geliefert | livre | category | group | department | 类别 | 分类 | categoria | kategori | kategorie
        categorie | image | picture | photo | 图片 | imagen | gambar | bild | weight | volume | 重量 | 体积 | peso | berat | gewicht
        poids | hs code | country of origin | origin""",
}
TELLING: dict[str, Role] = {"price": "price", "preis": "price", "prix": "price", "precio": "price", "harga": "price", "单价": "price",
    "qty": "quantity", "quantity": "quantity", "cantidad": "quantity", "kuantiti": "quantity", "数量": "quantity",
    "menge": "quantity", "quantite": "quantity", "qte": "quantity", "code": "code", "sku": "code", "codigo": "code", "kod": "code",
    "货号": "code", "description": "name", "descripcion": "name", "品名": "name", "名称": "name", "designation": "name",
    "bezeichnung": "name", "uom": "unit", "单位": "unit", "remarks": "note", "备注": "note",
    "total": "passed", "amount": "passed", "stock": "passed", "shipped": "passed", "received": "passed", "金额": "passed",
    "库存": "passed", "hand": "passed", "backordered": "passed", "date": "note"}  # fmt: skip
"""Words that tell a column also among others that we do not know."""
