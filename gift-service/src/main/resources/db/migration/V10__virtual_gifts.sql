-- The catalogue. A gift is never deleted, since sent gifts name it: it is retired, and then no longer offered or sent.
CREATE TABLE virtual_gifts (
    id             uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    name           text        NOT NULL,
    emoji          text        NOT NULL,
    coin_cost      integer     NOT NULL CONSTRAINT ck_virtual_gifts_coin_cost CHECK (coin_cost > 0),
    animation_type text        NOT NULL
        CONSTRAINT ck_virtual_gifts_animation_type CHECK (animation_type IN ('float', 'burst', 'fireworks', 'confetti')),
    rarity         text        NOT NULL DEFAULT 'common'
        CONSTRAINT ck_virtual_gifts_rarity CHECK (rarity IN ('common', 'rare', 'epic', 'legendary')),
    retired_at     timestamptz,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
REVOKE DELETE, TRUNCATE ON virtual_gifts FROM ${flyway:defaultSchema};

-- Ids are fixed, so that every installation knows the seven by the same ones.
INSERT INTO virtual_gifts (id, name, emoji, coin_cost, animation_type, rarity) VALUES
    ('0192f0c0-0000-7000-8000-000000000001', 'Rose',    '🌹', 1,   'float',     'common'),
    ('0192f0c0-0000-7000-8000-000000000002', 'Heart',   '❤️', 2,   'float',     'common'),
    ('0192f0c0-0000-7000-8000-000000000003', 'Star',    '⭐', 5,   'burst',     'rare'),
    ('0192f0c0-0000-7000-8000-000000000004', 'Diamond', '💎', 10,  'burst',     'epic'),
    ('0192f0c0-0000-7000-8000-000000000005', 'Rocket',  '🚀', 20,  'fireworks', 'epic'),
    ('0192f0c0-0000-7000-8000-000000000006', 'Crown',   '👑', 50,  'fireworks', 'legendary'),
    ('0192f0c0-0000-7000-8000-000000000007', 'Mansion', '🏰', 100, 'confetti',  'legendary');
