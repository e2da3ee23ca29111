-- 转化归因 | From click to order: 点击广告的买家，几天之内加购、几天之内付款。 |
--   Of the shoppers who clicked an ad, how many filled a cart and how many paid within so many days.
-- reads: history
-- days (count): 归因天数 | Window: 点击之后的天数。 | Days after the click.
-- clickers (count): 点击人数 | Shoppers who clicked: 点击过本店信息流广告的不同买家，按首次点击算。 | Different shoppers who clicked a feed ad of this shop, from their first click.
-- carters (count): 加购人数 | Filled a cart: 点击后这些天内把本店商品加入购物车的买家。 | Those who put goods of this shop into the cart within these days.
-- cart_rate (rate): 点击加购率 | Click to cart: 加购人数 ÷ 点击人数。 | Carts divided by clickers.
-- buyers (count): 付款人数 | Paid: 点击后这些天内在本店付款的买家。 | Those who paid in this shop within these days.
-- buy_rate (rate): 点击付款率 | Click to order: 付款人数 ÷ 点击人数。 | Buyers divided by clickers.
-- sales_fen (fen): 归因金额 | Sales in the window: 这些天内的商品实付金额。 | What the goods cost that were paid for within these days.
WITH clicker AS (
  SELECT c.shopper, c.session, c.at FROM feed_clicks c
  WHERE c.shop = $shop AND c.at >= $from AND c.at < $to
  QUALIFY row_number() OVER (PARTITION BY c.shopper ORDER BY c.session, c.at) = 1
), span AS (
  SELECT unnest([1, 3, 7, 15]) AS days
), carted AS (
  SELECT s.days, count(DISTINCT k.shopper) AS carters
  FROM span s JOIN clicker k ON true
  JOIN action a ON a.shop = $shop AND a.shopper = k.shopper AND a.kind = 'cart'
    AND (a.session > k.session OR (a.session = k.session AND a.at >= k.at)) AND a.at < k.at + s.days * 86400 AND a.at < $to
  GROUP BY 1
), paid AS (
  SELECT s.days, count(DISTINCT k.shopper) AS buyers, sum(o.goods_fen) AS sales_fen
  FROM span s JOIN clicker k ON true
  JOIN orders o ON o.shop = $shop AND o.shopper = k.shopper
    AND (o.session > k.session OR (o.session = k.session AND o.at >= k.at)) AND o.at < k.at + s.days * 86400 AND o.at < $to
  GROUP BY 1
), clicked AS (
  SELECT count(*) AS clickers FROM clicker
)
SELECT s.days, k.clickers, coalesce(c.carters, 0) AS carters,
  coalesce(c.carters, 0) / nullif(k.clickers, 0) AS cart_rate,
  coalesce(p.buyers, 0) AS buyers,
  coalesce(p.buyers, 0) / nullif(k.clickers, 0) AS buy_rate,
  coalesce(p.sales_fen, 0) AS sales_fen
FROM span s CROSS JOIN clicked k
LEFT JOIN carted c ON c.days = s.days
LEFT JOIN paid p ON p.days = s.days
ORDER BY s.days
