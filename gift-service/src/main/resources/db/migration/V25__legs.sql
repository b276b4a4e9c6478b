-- What each transfer does to its two accounts; together zero.
CREATE VIEW legs AS
SELECT credit_account AS account, amount FROM transfers
UNION ALL SELECT debit_account, -amount FROM transfers;
