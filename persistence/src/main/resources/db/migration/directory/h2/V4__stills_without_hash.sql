-- Which still was read: its hash proves to whoever has the picture that the room showed it.
UPDATE room_access SET resource = 'stills' WHERE resource LIKE 'stills/%';
