-- 异常订单信号 | Orders that look made up: 平台图谱里没有浏览就下单、账号到处买的订单。 |
--   Orders in the platform's graph that nobody looked at goods before, or by accounts that buy everywhere.
-- listing (id): 商品 | Listing: 商品编号。 | The listing's number.
-- orders (count): 异常订单 | Orders: 期间内的异常订单。 | Such orders of the period.
-- isolated (count): 无浏览 | Not looked: 下单前没有浏览的。 | Those nobody looked before.
-- shared (count): 账号重合 | Known accounts: 同一账号在多家店下单的。 | Those by accounts that buy in many shops.
-- both (count): 两者都是 | Both: 两样都占的，最容易被判为虚假交易。 | Those with both marks, which are held to be made up.
-- accounts (count): 账号数 | Accounts: 涉及的不同账号。 | Different accounts among them.
SELECT s.listing, count(*) AS orders, sum(s.isolated) AS isolated, sum(s.shared) AS shared,
  count(*) FILTER (s.isolated = 1 AND s.shared = 1) AS both, count(DISTINCT s.account) AS accounts
FROM law_signals s
WHERE s.shop = $shop AND s.at >= $from AND s.at < $to
GROUP BY s.listing ORDER BY orders DESC, s.listing
